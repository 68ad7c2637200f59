import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

/** Seconds; fine where the promise is measured (tens of milliseconds), coarse above. */
export const latencyBuckets = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10,
];

collectDefaultMetrics({ register });

/**
 * `expected`: values of a label that are there from the start, at 0. A series that begins with its first event has no
 * increase, so that an alert on it would not see that event.
 */
export function counter<L extends string>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
  expected: readonly string[] = [],
): Counter<L> {
  const counts = new Counter({ name, help, labelNames });
  for (const value of expected) counts.labels(value).inc(0);
  return counts;
}

export function gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
  return new Gauge({ name, help, labelNames });
}

/** A gauge that is read when it is asked for. */
export function readGauge(name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    collect() {
      this.set(read());
    },
  });
}

/** Observes seconds, unless other buckets are given for something else. */
export function histogram<L extends string>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
  buckets = latencyBuckets,
): Histogram<L> {
  return new Histogram({ name, help, labelNames, buckets });
}

export { register };

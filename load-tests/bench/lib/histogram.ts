import { matching, type Sample } from './metrics.ts';

/** How often a histogram of seconds was observed at or below each bound, between two scrapes. */
export interface Observed {
  count: number;
  sumSeconds: number;
  /** Ascending; the last bound is infinite. */
  buckets: { le: number; count: number }[];
}

/** The difference of a histogram between two scrapes, all processes together. */
export function observedBetween(
  before: readonly Sample[],
  after: readonly Sample[],
  name: string,
  labels: Record<string, string> = {},
): Observed {
  const grown = (series: string, extra: Record<string, string> = {}): number => {
    const sum = (samples: readonly Sample[]): number =>
      matching(samples, series, { ...labels, ...extra }).reduce((all, { value }) => all + value, 0);
    return sum(after) - sum(before);
  };
  const bounds = new Set(matching(after, `${name}_bucket`, labels).map(sample => sample.labels['le'] ?? ''));
  const buckets = [...bounds].map(le => ({
    le: Number(le.replace('+Inf', 'Infinity')),
    count: grown(`${name}_bucket`, { le }),
  }));
  return {
    count: grown(`${name}_count`),
    sumSeconds: grown(`${name}_sum`),
    buckets: buckets.sort((a, b) => a.le - b.le),
  };
}

/** A quantile in milliseconds, interpolated within its bucket as Prometheus does; NaN when nothing was observed. */
export function quantileMs({ count, buckets }: Observed, quantile: number): number {
  const rank = quantile * count;
  let below = { le: 0, count: 0 };
  for (const bucket of buckets) {
    if (bucket.count >= rank && bucket.count > below.count) {
      if (!Number.isFinite(bucket.le)) return below.le * 1_000;
      const share = (rank - below.count) / (bucket.count - below.count);
      return (below.le + share * (bucket.le - below.le)) * 1_000;
    }
    below = bucket;
  }
  return Number.NaN;
}

import { readFileSync } from 'node:fs';

type Metrics = Record<string, { values: Record<string, number>; thresholds?: Record<string, { ok: boolean }> }>;

/** What k6 has summed up. */
export class Summary {
  readonly #metrics: Metrics;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  static read(file: string): Summary {
    return new Summary(JSON.parse(readFileSync(file, 'utf8')) as Metrics);
  }

  /** One value of a metric, or of its part with that tag; 0 for a counter that was never counted, NaN for times. */
  value(metric: string, of: string, tag?: string): number {
    const found = this.#metrics[tag === undefined ? metric : `${metric}{${tag}}`]?.values[of];
    if (found !== undefined) return found;
    return of === 'count' ? 0 : Number.NaN;
  }

  count(metric: string, tag?: string): number {
    return this.value(metric, 'count', tag);
  }

  p95(metric: string, tag?: string): number {
    return this.value(metric, 'p(95)', tag);
  }

  p99(metric: string, tag?: string): number {
    return this.value(metric, 'p(99)', tag);
  }

  max(metric: string, tag?: string): number {
    return this.value(metric, 'max', tag);
  }

  /** Thresholds that did not hold, as k6 names them. */
  get missed(): string[] {
    return Object.entries(this.#metrics).flatMap(([metric, { thresholds = {} }]) =>
      Object.entries(thresholds).flatMap(([rule, { ok }]) => (ok ? [] : [`${metric} ${rule}`])),
    );
  }
}

import { adminUrl } from './endpoints.ts';

/** What a `/metrics` page tells of one metric. A histogram's `_bucket`, `_sum` and `_count` are one metric. */
export interface Scraped {
  /** As its TYPE line says it; `untyped` where there is none. */
  type: string;
  /** The labels of each sample, without `le`. */
  samples: Record<string, string>[];
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+/;
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g;
const partOfHistogram = /_(bucket|sum|count)$/;

/** Reads the metrics of a process of the stack, by name. */
export async function scrape(process: string, path = '/metrics'): Promise<Map<string, Scraped>> {
  const response = await fetch(`${adminUrl(process)}${path}`, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${process} answered ${response.status}`);
  return parse(await response.text());
}

function parse(text: string): Map<string, Scraped> {
  const metrics = new Map<string, Scraped>();
  for (const row of text.split('\n')) {
    const [, typed, type = ''] = /^# TYPE (\S+) (\S+)/.exec(row) ?? [];
    if (typed) metrics.set(typed, { type, samples: [] });
    const [, name = '', labels = ''] = row.startsWith('#') ? [] : (line.exec(row) ?? []);
    if (name) metricOf(metrics, name).samples.push(labelsOf(labels));
  }
  return metrics;
}

function metricOf(metrics: Map<string, Scraped>, name: string): Scraped {
  const whole = metrics.get(name.replace(partOfHistogram, ''));
  if (whole?.type === 'histogram') return whole;
  const metric = metrics.get(name) ?? { type: 'untyped', samples: [] };
  metrics.set(name, metric);
  return metric;
}

function labelsOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(label)].map(([, name, value]) => [name, value] as const);
  return Object.fromEntries(pairs.filter(([name]) => name !== 'le'));
}

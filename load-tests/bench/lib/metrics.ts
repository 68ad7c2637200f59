/** One line of a `/metrics` page. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const timeoutMs = 5_000;

/** Reads what a process says of itself at its admin port. */
export async function scrape(adminPort: number): Promise<Sample[]> {
  const response = await fetch(`http://127.0.0.1:${adminPort}/metrics`, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`/metrics on port ${adminPort} answered ${response.status}`);
  return parse(await response.text());
}

/** Several processes as one list; equal series stand side by side. */
export async function scrapeAll(adminPorts: readonly number[]): Promise<Sample[]> {
  return (await Promise.all(adminPorts.map(scrape))).flat();
}

/** The sum of all series of that name whose labels agree. */
export function total(samples: readonly Sample[], name: string, labels: Record<string, string> = {}): number {
  return matching(samples, name, labels).reduce((sum, { value }) => sum + value, 0);
}

export function matching(samples: readonly Sample[], name: string, labels: Record<string, string> = {}): Sample[] {
  const wanted = Object.entries(labels);
  return samples.filter(sample => sample.name === name && wanted.every(([key, value]) => sample.labels[key] === value));
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g;

function parse(text: string): Sample[] {
  return text.split('\n').flatMap(row => {
    const [, name, labels = '', value] = line.exec(row) ?? [];
    if (name === undefined || row.startsWith('#')) return [];
    return {
      name,
      labels: Object.fromEntries([...labels.matchAll(label)].map(([, k, v]) => [k, v])),
      value: Number(value),
    };
  });
}

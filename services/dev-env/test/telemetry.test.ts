import { beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '../src/endpoints.ts';
import { eventually } from '../src/eventually.ts';
import { scrape, type Scraped } from '../src/scrape.ts';
import { telemetryMatrix, type Metric } from '../src/telemetry-matrix.ts';
import { useParley } from '../src/use-parley.ts';

const { services, exporters } = telemetryMatrix;
const tables: Record<string, Record<string, Metric>> = { ...services, ...exporters };
const scraped: Record<string, Map<string, Scraped>> = {};

beforeAll(async () => {
  await useParley();
  // Media workers are measured every few seconds, and the access log is read a moment after it is written. What does
  // not come at all is named by the tests below.
  await eventually(async () => {
    for (const job of Object.keys(tables)) scraped[job] = await scrapeJob(job);
    expect([silentOfOurs(), ...Object.keys(exporters).map(missingOf)].flat()).toEqual([]);
  }).catch(() => undefined);
});

/** All processes of a job, their samples side by side. */
async function scrapeJob(job: string): Promise<Map<string, Scraped>> {
  const names = endpoints().processes.map(({ name }) => name);
  const own = job in services ? names.filter(name => name.replace(/-\d+$/, '') === job) : [`${job}-exporter`];
  const path = job === 'probe' ? `/probe?module=gateway&target=${endpoints().httpsUrl}/health` : undefined;
  const pages = await Promise.all(own.map(name => scrape(name, path)));
  const metrics = new Map<string, Scraped>();
  for (const [name, { type, samples }] of pages.flatMap(page => [...page])) {
    metrics.set(name, { type, samples: [...(metrics.get(name)?.samples ?? []), ...samples] });
  }
  return metrics;
}

/** A line a metric: its type, and each set of labels that its samples have. */
function told(metrics: Map<string, Scraped>, wanted: (name: string) => boolean): string[] {
  const lines = [...metrics]
    .filter(([name]) => wanted(name))
    .map(([name, { type, samples }]) => {
      const sets = new Set(samples.map(labels => Object.keys(labels).sort().join()));
      return `${type} ${name}: ${sets.size > 0 ? [...sets].join(' or ') : 'no sample'}`;
    });
  return lines.sort();
}

/** The same of the matrix. A metric without a sample here has one in another process; the last test wants it there. */
function listed(table: Record<string, Metric>, metrics: Map<string, Scraped>): string[] {
  const lines = Object.entries(table).map(([name, { type, labels }]) => {
    const silent = metrics.get(name)?.samples.length === 0;
    return `${type} ${name}: ${silent ? 'no sample' : [...labels].sort().join()}`;
  });
  return lines.sort();
}

test.each(Object.entries(services))('%s emits what the matrix says, and nothing else of its own', (job, table) => {
  const metrics = scraped[job] ?? new Map<string, Scraped>();
  const found = told(metrics, name => name.startsWith('parley_') || name in table);
  expect(found).toEqual(listed(table, metrics));
});

test.each(Object.keys(exporters))('the exporter of %s emits what the matrix relies on', job => {
  expect(missingOf(job)).toEqual([]);
});

test('each metric of our own has a sample after a little use', () => {
  expect(silentOfOurs()).toEqual([]);
});

/** What the matrix relies on, and the exporter does not tell. */
function missingOf(job: string) {
  return Object.entries<Metric>(tables[job] ?? {}).filter(([name, { type, labels, rare }]) => {
    const found = scraped[job]?.get(name);
    const has = Object.keys(found?.samples[0] ?? {});
    if (!found?.samples[0]) return !rare;
    return found.type !== type || !labels.every(label => has.includes(label));
  });
}

/** Metrics of our services that have no sample yet, and should have after a little use. */
function silentOfOurs(): string[] {
  const awaited = Object.values(services).flatMap(table =>
    Object.entries<Metric>(table).flatMap(([name, { rare }]) => (rare ? [] : name)),
  );
  const pages = Object.keys(services).flatMap(job => [...(scraped[job] ?? [])]);
  const heard = new Set(pages.flatMap(([name, { samples }]) => (samples[0] ? name : [])));
  return awaited.filter(name => !heard.has(name));
}

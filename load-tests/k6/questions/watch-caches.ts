import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../../bench/lib/finding.ts';
import { type Sample, scrapeAll, total } from '../../bench/lib/metrics.ts';
import { goals } from '../goals.ts';
import type { Meanwhile } from './question.ts';

/** What chat's caches are called in its metrics, and where they live. */
const layers = {
  membership: 'memory, who is in a room',
  profiles: 'memory, profiles',
  recent: 'Redis, newest messages',
};

/** Of what is asked of each cache: which share it had. Counts from an empty cache on. */
export async function watchCaches({ platform, size }: Meanwhile): Promise<Figure[]> {
  const ports = platform.adminPorts('chat');
  const before = await scrapeAll(ports);
  await sleep(size.stages.reduce((sum, { seconds }) => sum + seconds, 0) * 1_000);
  const after = await scrapeAll(ports);
  const grown = (labels: Record<string, string>): number => count(after, labels) - count(before, labels);
  const gateway = await gatewayReads(join(platform.dataDir, 'logs/gateway/access.log'));
  const counts = [
    ...Object.entries(layers).map(([cache, name]) => ({
      name,
      hits: grown({ cache, outcome: 'hit' }),
      reads: grown({ cache }),
    })),
    { name: 'NGINX, public documents', ...gateway },
  ];
  const whole = counts.reduce((sum, { hits, reads }) => ({ hits: sum.hits + hits, reads: sum.reads + reads }), {
    hits: 0,
    reads: 0,
  });
  return [
    ...counts.map(({ name, hits, reads }) => ({ name: `hits (${name}), of ${reads}`, value: hits / reads, unit: '' })),
    { name: 'hits of all caches together', value: whole.hits / whole.reads, unit: '', atLeast: goals.cacheHits },
  ];
}

function count(samples: readonly Sample[], labels: Record<string, string>): number {
  return total(samples, 'parley_cache_reads_total', labels);
}

/** NGINX tells of its cache in its access log alone. A copy that was handed out while a new one was asked for is a hit. */
async function gatewayReads(accessLog: string): Promise<{ hits: number; reads: number }> {
  const found = { hits: 0, reads: 0 };
  for await (const line of createInterface({ input: createReadStream(accessLog) })) {
    const { cache } = JSON.parse(line) as { cache?: string };
    if (!cache) continue;
    found.reads += 1;
    if (['HIT', 'STALE', 'UPDATING', 'REVALIDATED'].includes(cache)) found.hits += 1;
  }
  return found;
}

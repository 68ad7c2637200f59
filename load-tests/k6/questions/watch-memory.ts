import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytes } from '../../bench/lib/process-tree.ts';
import type { Figure } from '../../bench/lib/finding.ts';
import { stagesFrom } from './times.ts';
import type { Meanwhile } from './question.ts';

const warmSeconds = 20;

/** What our processes hold in memory at the end against after the warm-up. */
export async function watchMemory({ platform, size }: Meanwhile): Promise<Figure[]> {
  const names = [...platform.names('chat'), ...platform.names('delivery')];
  const seconds = size.stages.reduce((sum, stage) => sum + stage.seconds, 0);
  await sleep((stagesFrom(size) + warmSeconds) * 1_000);
  const first = names.map(name => residentBytes(platform.pidNow(name)));
  await sleep((seconds - warmSeconds - 2) * 1_000);
  return names.map((name, at) => {
    const grown = residentBytes(platform.pidNow(name)) - (first[at] ?? 0);
    return { name: `${name}: memory grown in ${seconds - warmSeconds} s`, value: grown / 2 ** 20, unit: 'MiB' };
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { countCpu } from '../../bench/lib/cpu.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import { mediaWorkersOf } from './media-workers.ts';

const lookMs = 1_000;

/** Ends the media worker that carries the one call there is, by SIGKILL; answers the moment (`Date.now()`). */
export async function killBusyWorker(platform: Platform): Promise<number> {
  const workers = mediaWorkersOf(platform);
  const used = countCpu(workers);
  await sleep(lookMs);
  const [[name] = ['']] = Object.entries(used().byName).sort(([, a], [, b]) => b - a);
  const pid = workers.get(name);
  if (pid === undefined) throw new Error('No media worker runs');
  const killedAt = Date.now();
  process.kill(pid, 'SIGKILL');
  return killedAt;
}

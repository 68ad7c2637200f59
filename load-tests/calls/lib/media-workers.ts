import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { childrenOf } from '../../bench/lib/process-tree.ts';
import type { Platform } from '../../bench/lib/platform.ts';

/** The media workers of the platform: their processes by name, each with its pid. */
export function mediaWorkersOf({ pids }: Platform): Map<string, number> {
  const nodes = [...pids].filter(([name]) => name.startsWith('video'));
  return new Map(
    nodes.flatMap(([name, node]) => {
      const workers = childrenOf(node).filter(pid => basename(binaryOf(pid)) === 'mediasoup-worker');
      return workers.map((pid, at) => [`${name} worker ${at + 1}`, pid] as const);
    }),
  );
}

/** The very program that the platform's workers run. */
export function workerBinary(platform: Platform): string {
  const [worker] = mediaWorkersOf(platform).values();
  if (worker === undefined) throw new Error('The platform runs no media worker');
  return binaryOf(worker);
}

function binaryOf(pid: number): string {
  return readlinkSync(`/proc/${pid}/exe`);
}

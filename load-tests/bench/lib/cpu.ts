import { setTimeout as sleep } from 'node:timers/promises';
import { cpuByName, machineCpu } from './process-tree.ts';

/** CPU of named processes over a stretch of time, in milliseconds. */
export interface CpuUse {
  wallMs: number;
  byName: Record<string, number>;
  totalMs: number;
  /** Of the whole machine, whatever used it. */
  machineMs: number;
}

/** Begins to count; the answer counts up to now, as often as it is called. */
export function countCpu(roots: ReadonlyMap<string, number>): () => CpuUse {
  const before = cpuByName(roots);
  const machineBefore = machineCpu();
  const startedAt = performance.now();
  return () => {
    const after = cpuByName(roots);
    const byName = Object.fromEntries([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)]));
    const totalMs = Object.values(byName).reduce((sum, ms) => sum + ms, 0);
    const machineMs = machineCpu() - machineBefore;
    return { wallMs: performance.now() - startedAt, byName, totalMs, machineMs };
  };
}

/** What processes use while nothing is asked of them. */
export async function countIdle(roots: ReadonlyMap<string, number>, seconds: number): Promise<CpuUse> {
  const used = countCpu(roots);
  await sleep(seconds * 1_000);
  return used();
}

/** What the same processes would have used in that time if nothing had been asked of them, taken away. */
export function withoutIdle(busy: CpuUse, idle: CpuUse): CpuUse {
  const share = busy.wallMs / idle.wallMs;
  const byName = Object.fromEntries(
    Object.entries(busy.byName).map(([name, ms]) => [name, ms - (idle.byName[name] ?? 0) * share]),
  );
  return { ...busy, byName, totalMs: busy.totalMs - idle.totalMs * share };
}

/** Cores that programs which have nothing to do with the bench kept busy: much of it, and the figures say little. */
export function foreignCores({ wallMs, totalMs, machineMs }: CpuUse, generatorMs: number): number {
  return Math.max(0, machineMs - totalMs - generatorMs) / wallMs;
}

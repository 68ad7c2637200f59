import { setTimeout as sleep } from 'node:timers/promises';
import { examine } from '../../src/examine.ts';
import type { Platform } from '../../src/platform.ts';

const cleanWithinMs = 90_000;

/** Every fault that is found, code first. */
export async function findingsOf(platform: Platform): Promise<string[]> {
  const results = await examine(platform);
  return results.flatMap(({ faults }) => faults.map(({ code, what }) => `${code}  ${what}`)).sort();
}

/** A process that was frozen needs a moment until all others believe it again; what is left then is the answer. */
export function untilClean(platform: Platform): Promise<string[]> {
  return untilLeft(platform);
}

/** The same until at most that fault is left. */
export async function untilLeft(platform: Platform, code = 'none'): Promise<string[]> {
  const limit = performance.now() + cleanWithinMs;
  for (;;) {
    const found = await findingsOf(platform);
    if (found.every(line => line.startsWith(code)) || performance.now() > limit) return found;
    await sleep(500);
  }
}

import type { ParleyError } from '@parley/contracts/errors';

const usual = [1_000, 2_000, 4_000, 8_000];

/**
 * Milliseconds until the next try: 1-2-4-8 s (or other `steps`) with half of it random, so that many clients do not come
 * back at once; or what the platform told (`toldMs`), spread by up to half as much again.
 */
export function backoff(
  attempt: number,
  toldMs?: number,
  random: () => number = Math.random,
  steps: readonly number[] = usual,
): number {
  if (toldMs !== undefined) return toldMs + random() * Math.max(250, toldMs / 2);
  const step = steps[Math.min(attempt, steps.length - 1)] ?? 0;
  return step / 2 + (random() * step) / 2;
}

/**
 * Milliseconds until the next handshake. A node that takes no more right now (`overloaded`) keeps a slot at the time that it
 * told: nobody else comes at that moment, and who comes much later finds it gone.
 */
export function untilHandshake(
  attempt: number,
  refusal?: Pick<ParleyError, 'code' | 'retryAfterMs'>,
  steps?: readonly number[],
): number {
  const { code, retryAfterMs } = refusal ?? {};
  if (code === 'overloaded' && retryAfterMs !== undefined) return retryAfterMs;
  return backoff(attempt, retryAfterMs, Math.random, steps);
}

/** `base` plus up to `spread`. */
export function jittered(base: number, spread: number, random: () => number = Math.random): number {
  return base + random() * spread;
}

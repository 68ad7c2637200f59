import type { FailureRecord } from '../stores/login-failures.ts';

/** `threshold` failures lock; one failure is forgotten for every `forgetEveryMs` that pass without another. */
export interface LockRule {
  threshold: number;
  forgetEveryMs: number;
}

/** Lengths of the locks in minutes: every further `threshold` failures reach the next one, and the last one repeats. */
export const lockMinutes = [1, 5, 15, 60] as const;

/**
 * The record after one more failure at `now`. Attempts during a lock are refused before they come here, so hammering
 * does not make it longer; and as failures are forgotten with time, no lock is for ever.
 */
export function afterFailure(record: FailureRecord, rule: LockRule, now: Date): FailureRecord {
  const quietMs = Math.max(0, now.getTime() - record.lastFailureAt.getTime());
  const forgotten = Math.floor(quietMs / rule.forgetEveryMs);
  const failures = Math.max(0, record.failures - forgotten) + 1;
  return { failures, lastFailureAt: now, lockedUntil: lockEnd(failures, rule, now) };
}

function lockEnd(failures: number, { threshold }: LockRule, now: Date): Date | null {
  if (failures % threshold !== 0) return null;
  const step = Math.min(failures / threshold, lockMinutes.length);
  return new Date(now.getTime() + (lockMinutes[step - 1] ?? 60) * 60_000);
}

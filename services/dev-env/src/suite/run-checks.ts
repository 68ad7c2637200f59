import { describeFailure } from '@parley/local/problem';
import { duration, type Progress } from '@parley/local/progress';
import type { Check } from './checks.ts';

/** How many held, and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Runs the checks, two at a time: most of them keep one core busy. */
export async function runChecks(checks: readonly Check[], progress: Progress): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  const waiting = checks.values();
  const work = async (): Promise<void> => {
    for (const check of waiting) tally[await runCheck(check, progress)]++;
  };
  await Promise.all([work(), work()]);
  return tally;
}

async function runCheck({ name, run }: Check, progress: Progress): Promise<keyof Tally> {
  const begun = performance.now();
  try {
    await run();
    progress.done(`${name} (${duration(performance.now() - begun)})`);
    return 'passed';
  } catch (error) {
    for (const line of describeFailure(error)) progress.warn(`${name}: ${line}`);
    return 'failed';
  }
}

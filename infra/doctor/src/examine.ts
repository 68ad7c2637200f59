import { setTimeout as sleep } from 'node:timers/promises';
import type { Check } from './check.ts';
import { NotExamined, reasonOf } from './not-examined.ts';
import { trustAuthority } from './clients/trust.ts';
import { checks } from './checks/index.ts';
import { fault, type Fault } from './faults.ts';
import type { Platform } from './platform.ts';
import { Visit } from './visit.ts';

const limitMs = 15_000;

/** What one check came to. */
export interface Result {
  readonly check: string;
  readonly faults: readonly Fault[];
  /** Why it was not tried. */
  readonly skipped?: string;
  readonly milliseconds: number;
}

/** Runs all checks at the same time, each for 15 s at most; the results are in the order of the table. */
export async function examine(platform: Platform, table: readonly Check[] = checks): Promise<Result[]> {
  if (platform.caFile !== undefined) trustAuthority(platform.caFile);
  const visit = new Visit(platform);
  try {
    return await Promise.all(table.map(check => runOne(check, visit)));
  } finally {
    await visit.end();
  }
}

async function runOne(check: Check, visit: Visit): Promise<Result> {
  const startedAt = performance.now();
  const outcome = await Promise.race([attempt(check, visit), tooLate(check)]);
  return { check: check.name, ...outcome, milliseconds: Math.round(performance.now() - startedAt) };
}

async function attempt(check: Check, visit: Visit): Promise<Pick<Result, 'faults' | 'skipped'>> {
  try {
    return { faults: await check.run(visit) };
  } catch (error) {
    if (error instanceof NotExamined) return { faults: [], skipped: error.message };
    return { faults: [fault('PD-901', `The check "${check.name}" failed: ${reasonOf(error)}`)] };
  }
}

async function tooLate({ name }: Check): Promise<Pick<Result, 'faults'>> {
  await sleep(limitMs, undefined, { ref: false });
  return { faults: [fault('PD-901', `The check "${name}" did not end within ${limitMs / 1_000} s`)] };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError, type ErrorCode } from '@parley/contracts/errors';

const passing = new Set<ErrorCode>(['rate_limited', 'overloaded']);
const longestMs = 10 * 60_000;

/** Does it again when the platform says, as often as it was only too much at once; ten minutes at most. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + longestMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ParleyError) || !passing.has(error.code) || performance.now() > end) throw error;
      await sleep(error.retryAfterMs ?? 500);
    }
  }
}

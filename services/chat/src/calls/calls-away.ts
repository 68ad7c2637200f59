import { ParleyError } from '@parley/contracts/errors';

/** What is known of calls is in Redis alone: without it, the answer is `unavailable` rather than a second call. */
export async function demandCalls<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new ParleyError('unavailable', 'Calls are away', { retryAfterMs: 1_000, cause });
  }
}

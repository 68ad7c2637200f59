import { ParleyError, type ErrorCode } from '@parley/contracts/errors';

const retry = { firstMs: 50, maxMs: 1_000 };
/** What no retry can mend. */
const final: ReadonlySet<ErrorCode> = new Set([
  'validation_failed',
  'not_a_member',
  'forbidden',
  'unknown_room',
  'idempotency_conflict',
]);

/** Does something until it works, as a good client does while servers die. */
export async function persistently<T>(work: () => Promise<T>, wanted: () => boolean = () => true): Promise<T> {
  for (let delay = retry.firstMs; ; delay = Math.min(delay * 2, retry.maxMs)) {
    try {
      return await work();
    } catch (error) {
      if ((error instanceof ParleyError && final.has(error.code)) || !wanted()) throw error;
      await new Promise(resolve => setTimeout(resolve, delay * (0.5 + Math.random())));
    }
  }
}

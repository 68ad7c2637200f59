import { ParleyError } from '@parley/contracts/errors';
import type { RestCall } from '@parley/contracts/rest';
import type { Parts } from './request.ts';

/** The keys under which something exists once, however often it is sent. */
const keys = ['clientMsgId', 'clientEventId'];

/** Whether a refusal says that nothing was done and that there was only too much to do. */
export function isTooMuch(error: unknown): error is ParleyError {
  return error instanceof ParleyError && (error.code === 'rate_limited' || error.code === 'overloaded');
}

/**
 * Whether a failed call may be made again as it was. A call that was too much was not done. One that was `unavailable` may
 * have been done: it is repeated when it only reads, or when it carries a key of its own.
 */
export function mayRepeat(call: RestCall, { body }: Parts, error: unknown): boolean {
  if (isTooMuch(error)) return true;
  if (!(error instanceof ParleyError) || error.code !== 'unavailable') return false;
  return call.method === 'get' || hasKey(body);
}

function hasKey(body: unknown): boolean {
  return typeof body === 'object' && body !== null && keys.some(key => key in body);
}

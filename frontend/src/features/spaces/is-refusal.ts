import { type ErrorCode, ParleyError } from '@parley/contracts/errors';

const refusals: readonly ErrorCode[] = ['unknown_room', 'not_a_member', 'forbidden', 'validation_failed'];

/** Whether an error says that a channel is none to the person, and not that it could not be had now. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ParleyError && refusals.includes(error.code);
}

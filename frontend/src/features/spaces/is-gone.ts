import { ParleyError } from '@parley/contracts/errors';

/** Whether an error says that the space is none to the person: there is none, or they are not in it any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ParleyError && error.code === 'unknown_space';
}

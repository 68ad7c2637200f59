import type { ErrorCode } from '@parley/contracts/errors';

/** Whether a refusal says that the message is no longer there. */
export function isGone(code: ErrorCode): boolean {
  return code === 'message_deleted' || code === 'unknown_message';
}

import { ParleyError } from '@parley/contracts/errors';
import type { Target } from './kind.ts';

/** People change their own messages only, and nobody the line of a call. */
export function notTheirs(userId: string, { senderId, call }: Target): ParleyError | undefined {
  if (call) return new ParleyError('forbidden', 'Nobody may change the line of a call');
  return senderId === userId ? undefined : new ParleyError('forbidden', 'Only the sender may change a message');
}

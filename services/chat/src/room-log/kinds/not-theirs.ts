import { ParleyError } from '@parley/contracts/errors';
import type { RoomLogRecord } from '@parley/contracts/records';
import type { Target } from './kind.ts';

/** People and bots change their own messages only, and nobody the line of a call or a room. */
export function notTheirs(
  { by, right }: Pick<RoomLogRecord, 'by' | 'right'>,
  { senderId, call, line }: Target,
): ParleyError | undefined {
  if (line) return new ParleyError('forbidden', 'Nobody may change what the room tells of itself');
  if (call) return new ParleyError('forbidden', 'Nobody may change the line of a call');
  if (right === 'moderator' || right === 'system') return undefined;
  return senderId === by ? undefined : new ParleyError('forbidden', 'Only the sender may change a message');
}

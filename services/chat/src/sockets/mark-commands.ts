import type { Nothing } from '@parley/contracts/chat-events';
import type { ChatContext } from '../context.ts';
import { raiseMark, type MarkKind } from '../receipts/raise-mark.ts';

type Needs = Pick<ChatContext, 'memberships' | 'rooms' | 'cache' | 'log' | 'marks' | 'notify'>;

/** In larger rooms, in channels, and where the other is blocked or not accepted, a mark goes to its owner's own devices only: everybody's to everybody would be the square of the room. */
const largestTold = 100;

/** Stores a mark, then tells the room. */
export async function markCommand(
  ctx: Needs,
  userId: string,
  kind: MarkKind,
  roomId: string,
  seq: number,
): Promise<{ later: Promise<Nothing> }> {
  const stored = raiseMark(ctx, userId, kind, roomId, seq);
  return {
    later: stored.then(({ deliveredSeq, readSeq }) => tell(ctx, { roomId, userId, deliveredSeq, readSeq })),
  };
}

async function tell(
  { rooms, memberships, notify }: Pick<Needs, 'rooms' | 'memberships' | 'notify'>,
  status: { roomId: string; userId: string; deliveredSeq: number; readSeq: number },
): Promise<Nothing> {
  const [room, member] = await Promise.all([rooms.find(status.roomId), memberships.find(status.roomId, status.userId)]);
  const isOpen = !member?.block && member?.request !== 'received';
  if (room && isOpen && room.kind !== 'channel' && room.memberCount <= largestTold)
    notify.room(room.id, 'message:status', status);
  else notify.people([status.userId], 'message:status', status);
  return {};
}

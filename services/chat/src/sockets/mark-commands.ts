import type { Nothing } from '@parley/contracts/chat-events';
import type { ChatContext } from '../context.ts';
import { raiseMark, type MarkKind } from '../domain/raise-mark.ts';
import type { ChatServer } from '../notify/chat-server.ts';
import { socketRooms } from '../notify/socket-rooms.ts';

interface Parts {
  ctx: ChatContext;
  io: ChatServer;
}

/** In larger rooms a mark goes to its owner's own devices only: everybody's to everybody would be the square of the room. */
const largestTold = 100;

/** Stores a mark, then tells the room. */
export async function markCommand(
  { ctx, io }: Parts,
  userId: string,
  kind: MarkKind,
  roomId: string,
  seq: number,
): Promise<{ later: Promise<Nothing> }> {
  const stored = raiseMark(ctx, userId, kind, roomId, seq);
  return {
    later: stored.then(({ deliveredSeq, readSeq }) => tell({ ctx, io }, { roomId, userId, deliveredSeq, readSeq })),
  };
}

async function tell(
  { ctx, io }: Parts,
  status: { roomId: string; userId: string; deliveredSeq: number; readSeq: number },
): Promise<Nothing> {
  const room = await ctx.rooms.find(status.roomId);
  const small = room !== null && room.memberCount <= largestTold;
  io.to(small ? socketRooms.room(status.roomId) : socketRooms.user(status.userId)).emit('message:status', status);
  return {};
}

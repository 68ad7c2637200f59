import type { ChatContext } from '../context.ts';
import type { ChatServer } from './chat-server.ts';
import { socketRooms } from './socket-rooms.ts';

interface Parts {
  ctx: Pick<ChatContext, 'presence'>;
  io: ChatServer;
}

/** Lets the sockets of new members, on all nodes, hear the room, and tells everybody in it. */
export async function announceJoined(
  { ctx, io }: Parts,
  roomId: string,
  userIds: string[],
  reason: 'created' | 'joined',
): Promise<void> {
  const room = socketRooms.room(roomId);
  for (const userId of userIds) {
    io.in(socketRooms.user(userId)).socketsJoin(room);
    io.to([room, socketRooms.user(userId)]).emit('room:changed', { roomId, reason, userId });
  }
  await Promise.all(userIds.map(userId => markLive(ctx, roomId, userId))).catch(() => undefined);
}

export async function announceLeft({ ctx, io }: Parts, roomId: string, userId: string): Promise<void> {
  const room = socketRooms.room(roomId);
  io.to([room, socketRooms.user(userId)]).emit('room:changed', { roomId, reason: 'left', userId });
  io.in(socketRooms.user(userId)).socketsLeave(room);
  await ctx.presence.exit(roomId, userId).catch(() => undefined);
}

export function announceOwner({ io }: Pick<Parts, 'io'>, roomId: string, userId: string): void {
  io.to(socketRooms.room(roomId)).emit('room:changed', { roomId, reason: 'owner', userId });
}

async function markLive({ presence }: Parts['ctx'], roomId: string, userId: string): Promise<void> {
  if (await presence.isConnected(userId)) await presence.enter(roomId, [userId]);
}

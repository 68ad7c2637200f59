import type { Nothing } from '@parley/contracts/chat-events';
import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { checkIn } from '../domain/check-in.ts';
import { handOver, joinRoom, leaveRoom } from '../domain/join-room.ts';
import { showRoom } from '../domain/list-rooms.ts';
import { ParleyError } from '@parley/contracts/errors';
import type { ChatServer } from './chat-io.ts';
import { announceJoined, announceLeft, announceOwner } from './announce.ts';

interface Parts {
  ctx: ChatContext;
  io: ChatServer;
}

/** Joins, and answers with the room as its new member sees it. */
export async function joinCommand({ ctx, io }: Parts, userId: string, roomId: string): Promise<{ room: Room }> {
  if (await joinRoom(ctx, roomId, userId)) await announceJoined({ ctx, io }, roomId, [userId], 'joined');
  return { room: await viewRoom(ctx, userId, roomId) };
}

export async function leaveCommand({ ctx, io }: Parts, userId: string, roomId: string): Promise<Nothing> {
  const { left, newOwner } = await leaveRoom(ctx, roomId, userId);
  if (left) await announceLeft({ ctx, io }, roomId, userId);
  if (newOwner) announceOwner({ io }, roomId, newOwner);
  return {};
}

export async function handOverCommand(
  { ctx, io }: Parts,
  userId: string,
  roomId: string,
  to: string,
): Promise<{ room: Room }> {
  await handOver(ctx, roomId, userId, to);
  announceOwner({ io }, roomId, to);
  return { room: await viewRoom(ctx, userId, roomId) };
}

/** A room as a member sees it. Throws `unknown_room`, `not_a_member`. */
export async function viewRoom(ctx: ChatContext, userId: string, roomId: string): Promise<Room> {
  await checkIn(ctx, roomId, userId);
  const membership = await ctx.members.find(roomId, userId);
  const room = membership && (await showRoom(ctx, membership));
  if (!room) throw new ParleyError('unknown_room');
  return room;
}

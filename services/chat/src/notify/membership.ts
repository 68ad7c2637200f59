import type { CreateRoomInput } from '@parley/contracts/chat-api';
import type { Nothing } from '@parley/contracts/chat-events';
import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { createRoom } from '../domain/create-room.ts';
import { addMembers, handOver, joinRoom, leaveRoom } from '../domain/join-room.ts';
import { viewRoom } from '../domain/view-room.ts';
import { announceJoined, announceLeft, announceOwner } from './announce.ts';
import type { ChatServer } from './chat-server.ts';

/** What an operation needs that also tells those whom it concerns. */
export interface Telling {
  ctx: ChatContext;
  io: ChatServer;
}

/** The answer to a person who changed a room: the room as they see it now. */
interface Shown {
  room: Room;
}

/** Creates a room and lets its members hear it. */
export async function createAndTell(telling: Telling, userId: string, input: CreateRoomInput): Promise<Shown> {
  const { room, joined } = await createRoom(telling.ctx, userId, input);
  await announceJoined(telling, room.id, joined, 'created');
  return show(telling, userId, room.id);
}

export async function joinAndTell(telling: Telling, userId: string, roomId: string): Promise<Shown> {
  if (await joinRoom(telling.ctx, roomId, userId)) await announceJoined(telling, roomId, [userId], 'joined');
  return show(telling, userId, roomId);
}

export async function addAndTell(telling: Telling, userId: string, roomId: string, userIds: string[]): Promise<Shown> {
  const added = await addMembers(telling.ctx, roomId, userId, userIds);
  await announceJoined(telling, roomId, added, 'joined');
  return show(telling, userId, roomId);
}

export async function leaveAndTell(telling: Telling, userId: string, roomId: string): Promise<Nothing> {
  const { left, newOwner } = await leaveRoom(telling.ctx, roomId, userId);
  if (left) await announceLeft(telling, roomId, userId);
  if (newOwner) announceOwner(telling, roomId, newOwner);
  return {};
}

export async function handOverAndTell(telling: Telling, userId: string, roomId: string, to: string): Promise<Shown> {
  await handOver(telling.ctx, roomId, userId, to);
  announceOwner(telling, roomId, to);
  return show(telling, userId, roomId);
}

async function show({ ctx }: Telling, userId: string, roomId: string): Promise<Shown> {
  return { room: await viewRoom(ctx, userId, roomId) };
}

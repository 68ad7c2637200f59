import type { CreateRoomInput, RoomPatch } from '@parley/contracts/chat-api';
import type { Nothing } from '@parley/contracts/chat-events';
import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { createRoom } from '../rooms/create-room.ts';
import { deleteRoom } from '../rooms/delete-room.ts';
import { addMembers, handOver, joinRoom, leaveRoom, removeMember, updateRoom } from '../rooms/join-room.ts';
import { viewRoom } from '../rooms/view-room.ts';
import { announceDeleted, announceJoined, announceLeft, announceOwner, announceUpdated } from './announce.ts';

/** What the operations here need, and what tells those whom they concern. */
export type Telling = Pick<
  ChatContext,
  | 'rooms'
  | 'members'
  | 'memberships'
  | 'profiles'
  | 'limiter'
  | 'limits'
  | 'events'
  | 'cache'
  | 'log'
  | 'marks'
  | 'presence'
  | 'calls'
  | 'notify'
  | 'blocks'
  | 'people'
>;

/** The answer to a person who changed a room: the room as they see it now. */
interface Shown {
  room: Room;
}

/** Creates a room and lets its members hear it. */
export async function createAndTell(ctx: Telling, userId: string, input: CreateRoomInput): Promise<Shown> {
  const { room, joined, unseen } = await createRoom(ctx, userId, input);
  await announceJoined(ctx, room.id, joined, 'created', unseen);
  return show(ctx, userId, room.id);
}

export async function joinAndTell(ctx: Telling, userId: string, roomId: string): Promise<Shown> {
  if (await joinRoom(ctx, roomId, userId)) await announceJoined(ctx, roomId, [userId], 'joined');
  return show(ctx, userId, roomId);
}

export async function addAndTell(ctx: Telling, userId: string, roomId: string, userIds: string[]): Promise<Shown> {
  const added = await addMembers(ctx, roomId, userId, userIds);
  await announceJoined(ctx, roomId, added, 'joined');
  return show(ctx, userId, roomId);
}

export async function leaveAndTell(ctx: Telling, userId: string, roomId: string): Promise<Nothing> {
  const { left, newOwner } = await leaveRoom(ctx, roomId, userId);
  if (left) await announceLeft(ctx, roomId, userId);
  if (newOwner) announceOwner(ctx, roomId, newOwner);
  return {};
}

export async function handOverAndTell(ctx: Telling, userId: string, roomId: string, to: string): Promise<Shown> {
  await handOver(ctx, roomId, userId, to);
  announceOwner(ctx, roomId, to);
  return show(ctx, userId, roomId);
}

export async function removeAndTell(ctx: Telling, userId: string, roomId: string, whom: string): Promise<void> {
  const { left } = await removeMember(ctx, roomId, userId, whom);
  if (left) await announceLeft(ctx, roomId, whom);
}

export async function updateAndTell(ctx: Telling, userId: string, roomId: string, patch: RoomPatch): Promise<Shown> {
  if (await updateRoom(ctx, roomId, userId, patch)) announceUpdated(ctx, roomId);
  return show(ctx, userId, roomId);
}

export async function deleteAndTell(ctx: Telling, userId: string, roomId: string, name: string): Promise<void> {
  const people = await deleteRoom(ctx, roomId, userId, name);
  await announceDeleted(ctx, roomId, people);
}

async function show(ctx: Telling, userId: string, roomId: string): Promise<Shown> {
  return { room: await viewRoom(ctx, userId, roomId) };
}

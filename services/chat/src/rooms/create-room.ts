import { randomUUID } from 'node:crypto';
import type { CreateRoomInput } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import { foldText } from '@parley/contracts/text';
import type { ChatContext } from '../context.ts';
import { requirePeople } from './require-people.ts';
import { type Membership, type StoredRoom } from './room-model.ts';

type Needs = Pick<ChatContext, 'rooms' | 'members' | 'profiles' | 'limiter' | 'limits' | 'events'>;

/** The room, and whom it was new to. */
export interface Created {
  room: StoredRoom;
  joined: string[];
}

/**
 * Creates a group, or finds or creates the dm of two people. Throws `unknown_user`, `too_many_rooms`, and `rate_limited`
 * when one of them was added to many rooms lately.
 */
export async function createRoom(ctx: Needs, userId: string, input: CreateRoomInput): Promise<Created> {
  const others = [...new Set(input.memberIds)].filter(id => id !== userId);
  await requirePeople(ctx, others);
  if (input.kind === 'group') {
    await spendAdded(ctx, others);
    return store(ctx, toGroup(userId, input), [userId, ...others]);
  }
  const [peerId] = others;
  if (!peerId) throw new ParleyError('validation_failed', 'memberIds: A dm needs another person');
  return findOrCreateDm(ctx, userId, peerId);
}

async function findOrCreateDm(ctx: Needs, userId: string, peerId: string): Promise<Created> {
  const dmKey = [userId, peerId].sort().join(':');
  const existing = await ctx.rooms.findDm(dmKey);
  if (existing) return { room: existing, joined: [] };
  await spendAdded(ctx, [peerId]);
  try {
    return await store(ctx, { ...blank(userId), kind: 'dm', name: null, public: false, memberCount: 2, dmKey }, [
      userId,
      peerId,
    ]);
  } catch (error) {
    // Both may have asked at once: the unique key let one of them win.
    const winner = await ctx.rooms.findDm(dmKey);
    if (winner) return { room: winner, joined: [] };
    throw error;
  }
}

function toGroup(userId: string, input: CreateRoomInput): StoredRoom {
  const memberCount = new Set([...input.memberIds, userId]).size;
  const name = input.name ?? null;
  return { ...blank(userId), kind: 'group', name, folded: foldText(name ?? ''), public: input.public, memberCount };
}

function blank(createdBy: string) {
  return { id: randomUUID(), createdBy, createdAt: new Date() };
}

async function store({ members, events }: Needs, room: StoredRoom, userIds: string[]): Promise<Created> {
  await members.create(
    room,
    userIds.map(userId => ({ ...newMember(room, userId), role: roleOfFirst(room, userId) })),
  );
  events.roomChanged('created', room.id, room.createdBy);
  return { room, joined: userIds };
}

/** A dm has no owner: there both are equals. */
function roleOfFirst(room: StoredRoom, userId: string): Membership['role'] {
  return room.kind === 'group' && room.createdBy === userId ? 'owner' : 'member';
}

/** Nobody can bury a person under rooms. Throws `rate_limited` that names who was added too often. */
export async function spendAdded({ limiter, limits }: Pick<Needs, 'limiter' | 'limits'>, userIds: string[]) {
  for (const userId of userIds) {
    const { ok, retryAfterMs } = await limiter.take(limits.addedPerUser, userId);
    if (ok) continue;
    const errors = [{ field: 'userIds', message: userId }];
    throw new ParleyError('rate_limited', 'Somebody was added to many rooms lately', { retryAfterMs, errors });
  }
}

/** What was said before somebody joined is not unread to them; `at` is the head at that moment. */
export function newMember(room: StoredRoom, userId: string, at = { lastSeq: 0, messages: 0 }): Membership {
  return {
    roomId: room.id,
    userId,
    role: 'member',
    joinedAt: new Date(),
    deliveredSeq: at.lastSeq,
    readSeq: at.lastSeq,
    readMessages: at.messages,
  };
}

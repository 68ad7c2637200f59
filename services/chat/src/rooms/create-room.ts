import { randomUUID } from 'node:crypto';
import type { CreateRoomInput } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import { foldText } from '@parley/contracts/text';
import type { ChatContext } from '../context.ts';
import { acceptRequest, type AnswerNeeds } from '../people/take-request.ts';
import { settle } from '../people/blocks.ts';
import { demandAddable, demandDm } from '../people/may-reach.ts';
import { dmKeyOf } from '../stores/rooms.ts';
import { requirePeople } from './require-people.ts';
import { historyOf, type Membership, type StoredRoom } from './room-model.ts';

type Needs = AnswerNeeds &
  Pick<ChatContext, 'rooms' | 'members' | 'profiles' | 'limiter' | 'limits' | 'events' | 'blocks' | 'people'>;

/** The room, and whom it was new to. */
export interface Created {
  room: StoredRoom;
  joined: string[];
  /** Of these the person whom the others do not see yet. */
  unseen?: string | undefined;
}

/**
 * Creates a group, or finds or creates the dm of two people. Throws `unknown_user`, `forbidden`, `too_many_rooms`, and `rate_limited`
 * when one of them was added to many rooms lately.
 */
export async function createRoom(ctx: Needs, userId: string, input: CreateRoomInput): Promise<Created> {
  const others = [...new Set(input.memberIds)].filter(id => id !== userId);
  await requirePeople(ctx, others);
  if (input.kind === 'group') {
    await demandAddable(ctx, userId, others);
    await spendAdded(ctx, others);
    return store(ctx, toGroup(userId, input), [userId, ...others]);
  }
  const [peerId] = others;
  if (!peerId) throw new ParleyError('validation_failed', 'memberIds: A dm needs another person');
  return findOrCreateDm(ctx, userId, peerId);
}

async function findOrCreateDm(ctx: Needs, userId: string, peerId: string): Promise<Created> {
  const dmKey = dmKeyOf(userId, peerId);
  const existing = await ctx.rooms.findDm(dmKey);
  if (existing) return reopen(ctx, existing, userId);
  const isRequest = (await demandDm(ctx, userId, peerId)) === 'request';
  await spendAdded(ctx, [peerId]);
  try {
    const room = { ...blank(userId), kind: 'dm' as const, name: null, public: false, memberCount: 2, dmKey };
    const created = await store(ctx, room, [userId, peerId], isRequest);
    // Who blocks looks for a dm after the block is stored, and this looks for a block after the dm is.
    if (await ctx.blocks.between(userId, peerId)) await settle(ctx, userId, peerId);
    return { ...created, unseen: isRequest ? peerId : undefined };
  } catch (error) {
    // Both may have asked at once: the unique key let one of them win.
    const winner = await ctx.rooms.findDm(dmKey);
    if (winner) return { room: winner, joined: [] };
    throw error;
  }
}

/** Who declined it may change their mind. */
async function reopen(ctx: Needs, room: StoredRoom, userId: string): Promise<Created> {
  if (!(await ctx.members.find(room.id, userId))) await acceptRequest(ctx, room.id, userId);
  return { room, joined: [] };
}

function toGroup(userId: string, input: CreateRoomInput): StoredRoom {
  const memberCount = new Set([...input.memberIds, userId]).size;
  const name = input.name ?? null;
  return { ...blank(userId), kind: 'group', name, folded: foldText(name ?? ''), public: input.public, memberCount };
}

function blank(createdBy: string) {
  return { id: randomUUID(), createdBy, createdAt: new Date() };
}

async function store(
  { members, events }: Needs,
  room: StoredRoom,
  userIds: string[],
  isRequest = false,
): Promise<Created> {
  await members.create(
    room,
    userIds.map(userId => ({
      ...newMember(room, userId),
      role: roleOfFirst(room, userId),
      ...(isRequest && { request: userId === room.createdBy ? ('sent' as const) : ('received' as const) }),
    })),
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

/** What was said before somebody joined is not unread to them, and not even shown where the group says so; `at` is the head at that moment. */
export function newMember(room: StoredRoom, userId: string, at = { lastSeq: 0, messages: 0 }): Membership {
  return {
    roomId: room.id,
    userId,
    role: 'member',
    joinedAt: new Date(),
    deliveredSeq: at.lastSeq,
    readSeq: at.lastSeq,
    readMessages: at.messages,
    ...(historyOf(room) === 'since-joining' && { from: { seq: at.lastSeq, messages: at.messages } }),
  };
}

import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import type { Removed } from '../stores/member-writes.ts';
import type { GroupFields } from '../stores/room-writes.ts';
import { requireMember, findRoom } from '../access/require-member.ts';
import { newMember, spendAdded } from './create-room.ts';
import { may } from '../access/may.ts';
import { readHead } from '../messages/read-heads.ts';
import { demandAddable } from '../people/may-reach.ts';
import { requirePeople } from './require-people.ts';
import type { StoredRoom } from './room-model.ts';

type Needs = Pick<
  ChatContext,
  | 'rooms'
  | 'members'
  | 'memberships'
  | 'profiles'
  | 'cache'
  | 'log'
  | 'calls'
  | 'limiter'
  | 'limits'
  | 'events'
  | 'blocks'
  | 'people'
>;

/** Makes somebody a member of a public group; a member stays one. Throws `unknown_room`, `forbidden`, `too_many_rooms`. */
export async function joinRoom(ctx: Needs, roomId: string, userId: string): Promise<boolean> {
  const room = await findRoom(ctx, roomId);
  if (await ctx.members.find(roomId, userId)) return false;
  may.join(room);
  return (await add(ctx, room, [userId], userId)).length > 0;
}

/**
 * Adds people to a group, as a member of it; those who were not in yet are returned. Throws `unknown_room`, `not_a_member`,
 * `forbidden`, `unknown_user`, `too_many_rooms`, `left_recently`, `rate_limited`.
 */
export async function addMembers(ctx: Needs, roomId: string, userId: string, userIds: string[]): Promise<string[]> {
  const room = await findRoom(ctx, roomId);
  await requireMember(ctx, roomId, userId);
  may.addMembers(room);
  const people = [...new Set(userIds)];
  await requirePeople(ctx, people);
  await demandAddable(ctx, userId, people);
  await spendAdded(ctx, people);
  return add(ctx, room, people, userId);
}

async function add(ctx: Needs, room: StoredRoom, userIds: string[], by: string): Promise<string[]> {
  const head = await readHead(ctx, room.id);
  const added = await ctx.members.add(
    room,
    userIds.map(userId => newMember(room, userId, head)),
    by,
  );
  for (const userId of added) {
    await ctx.memberships.changed(room.id, userId);
    ctx.events.roomChanged('joined', room.id, userId);
  }
  return added;
}

/**
 * Ends a membership, and the media of the person who leaves; a group that loses its owner gets another one. Nothing
 * changes for somebody who is not in. Throws `unknown_room`, `forbidden` for a dm.
 */
export async function leaveRoom(ctx: Needs, roomId: string, userId: string): Promise<Removed> {
  const room = await findRoom(ctx, roomId);
  may.leave(room);
  return endMembership(ctx, roomId, userId, userId);
}

async function endMembership(ctx: Needs, roomId: string, userId: string, by: string): Promise<Removed> {
  const removed = await ctx.members.remove(roomId, userId, by);
  await Promise.all([ctx.memberships.changed(roomId, userId), evict(ctx, roomId, userId)]);
  if (removed.left) ctx.events.roomChanged(by === userId ? 'left' : 'removed', roomId, userId);
  if (removed.newOwner) await ownerChanged(ctx, roomId, [removed.newOwner]);
  return removed;
}

/** Ends the membership of somebody else. Throws `unknown_room`, `not_a_member`, `forbidden`. */
export async function removeMember(ctx: Needs, roomId: string, userId: string, whom: string): Promise<Removed> {
  const room = await findRoom(ctx, roomId);
  may.runGroup(room, await requireMember(ctx, roomId, userId));
  if (whom === userId) throw new ParleyError('forbidden', 'Leave the group instead');
  return endMembership(ctx, roomId, whom, userId);
}

/** Says what a group is called; whether anything is different. Throws `unknown_room`, `not_a_member`, `forbidden`. */
export async function updateRoom(ctx: Needs, roomId: string, userId: string, patch: GroupFields): Promise<boolean> {
  const room = await findRoom(ctx, roomId);
  may.runGroup(room, await requireMember(ctx, roomId, userId));
  const isChanged = await ctx.members.update(roomId, patch, userId);
  if (isChanged) ctx.events.roomChanged('updated', roomId, userId);
  return isChanged;
}

/** Makes another member the owner. Throws `unknown_room`, `not_a_member`, `forbidden`, `unknown_user`. */
export async function handOver(ctx: Needs, roomId: string, userId: string, to: string): Promise<void> {
  const room = await findRoom(ctx, roomId);
  may.runGroup(room, await requireMember(ctx, roomId, userId));
  if (to === userId) return;
  if (!(await ctx.members.find(roomId, to))) throw new ParleyError('unknown_user', 'This person is not in the group');
  if (!(await ctx.members.handOver(roomId, userId, to))) throw new ParleyError('forbidden', 'The group has changed');
  await ownerChanged(ctx, roomId, [to, userId]);
}

async function ownerChanged(ctx: Needs, roomId: string, [owner = '', ...others]: string[]): Promise<void> {
  await Promise.all([owner, ...others].map(userId => ctx.memberships.changed(roomId, userId)));
  ctx.events.roomChanged('owner', roomId, owner);
}

async function evict({ calls, events }: Needs, roomId: string, userId: string): Promise<void> {
  await calls.evict(roomId, userId).catch(error => events.evictionLost(error, roomId, userId));
}

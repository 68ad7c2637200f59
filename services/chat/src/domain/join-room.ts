import type { ChatContext } from '../context.ts';
import { checkIn, findRoom } from './check-in.ts';
import { newMember } from './create-room.ts';
import { may } from './may.ts';
import { readHead } from './read-heads.ts';
import { requirePeople } from './require-people.ts';
import type { StoredRoom } from './room-model.ts';

type Needs = Pick<ChatContext, 'rooms' | 'members' | 'memberships' | 'profiles' | 'cache' | 'log' | 'calls' | 'events'>;

/** Makes somebody a member of a public group; a member stays one. Throws `unknown_room`, `forbidden`. */
export async function joinRoom(ctx: Needs, roomId: string, userId: string): Promise<boolean> {
  const room = await findRoom(ctx, roomId);
  if (await ctx.members.find(roomId, userId)) return false;
  may.join(room);
  return (await add(ctx, room, [userId])).length > 0;
}

/** Adds people to a group, as a member of it; those who were not in yet are returned. */
export async function addMembers(ctx: Needs, roomId: string, userId: string, userIds: string[]): Promise<string[]> {
  const room = await findRoom(ctx, roomId);
  await checkIn(ctx, roomId, userId);
  may.addMembers(room);
  await requirePeople(ctx, userIds);
  return add(ctx, room, [...new Set(userIds)]);
}

async function add(ctx: Needs, room: StoredRoom, userIds: string[]): Promise<string[]> {
  const head = await readHead(ctx, room.id);
  const added = await ctx.members.add(
    room,
    userIds.map(userId => newMember(room, userId, head)),
  );
  for (const userId of added) {
    await ctx.memberships.changed(room.id, userId);
    ctx.events.roomChanged('joined', room.id, userId);
  }
  return added;
}

/** Ends a membership, and the media of who leaves; who is not in is out already. Throws `unknown_room`, `forbidden` for a dm. */
export async function leaveRoom(ctx: Needs, roomId: string, userId: string): Promise<boolean> {
  const room = await findRoom(ctx, roomId);
  may.leave(room);
  const left = await ctx.members.remove(roomId, userId);
  await Promise.all([ctx.memberships.changed(roomId, userId), evict(ctx, roomId, userId)]);
  if (left) ctx.events.roomChanged('left', roomId, userId);
  return left;
}

async function evict({ calls, events }: Needs, roomId: string, userId: string): Promise<void> {
  await calls.evict(roomId, userId).catch(error => events.evictionLost(error, roomId, userId));
}

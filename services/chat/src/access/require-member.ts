import type { Permission } from '@parley/contracts/spaces/permissions';
import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { may } from '../access/may.ts';
import type { Membership, StoredRoom } from '../rooms/room-model.ts';

/**
 * What somebody is in a room in which they take part. In a channel they may do what `need` says; one that they do not see is
 * no room to them. Throws `unknown_room`, `not_a_member`, `forbidden`.
 */
export async function requireMember(
  ctx: Pick<ChatContext, 'memberships' | 'rooms'>,
  roomId: string,
  userId: string,
  need: Permission = 'viewChannel',
): Promise<Membership> {
  const membership = await ctx.memberships.find(roomId, userId);
  if (!membership) await findRoom(ctx, roomId);
  return may.takePart(membership, need);
}

export async function findRoom({ rooms }: Pick<ChatContext, 'rooms'>, roomId: string): Promise<StoredRoom> {
  const room = await rooms.find(roomId);
  if (!room) throw new ParleyError('unknown_room');
  return room;
}

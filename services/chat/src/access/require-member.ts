import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { may } from '../access/may.ts';
import type { Membership, StoredRoom } from '../rooms/room-model.ts';

/** The membership of somebody who takes part in a room; throws `unknown_room` or `not_a_member`. */
export async function requireMember(
  ctx: Pick<ChatContext, 'memberships' | 'rooms'>,
  roomId: string,
  userId: string,
): Promise<Membership> {
  const membership = await ctx.memberships.find(roomId, userId);
  if (!membership) await findRoom(ctx, roomId);
  return may.takePart(membership);
}

export async function findRoom({ rooms }: Pick<ChatContext, 'rooms'>, roomId: string): Promise<StoredRoom> {
  const room = await rooms.find(roomId);
  if (!room) throw new ParleyError('unknown_room');
  return room;
}

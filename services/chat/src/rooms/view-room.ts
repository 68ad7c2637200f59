import { ParleyError } from '@parley/contracts/errors';
import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { requireMember } from '../access/require-member.ts';
import { showRoom } from './list-rooms.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'members' | 'profiles' | 'cache' | 'log' | 'marks' | 'presence' | 'calls'
>;

/** A room as a member sees it. Throws `unknown_room`, `not_a_member`. */
export async function viewRoom(ctx: Needs, userId: string, roomId: string): Promise<Room> {
  await requireMember(ctx, roomId, userId);
  const membership = await ctx.members.find(roomId, userId);
  const room = membership && (await showRoom(ctx, membership));
  if (!room) throw new ParleyError('unknown_room');
  return room;
}

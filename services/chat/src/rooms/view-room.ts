import { ParleyError } from '@parley/contracts/errors';
import type { Room } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';
import { requireMember } from '../access/require-member.ts';
import { showRoom } from './list-rooms.ts';
import type { Membership } from './room-model.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'members' | 'profiles' | 'cache' | 'log' | 'marks' | 'presence' | 'calls' | 'blocks'
>;

/** A room as a member sees it. Throws `unknown_room`, `not_a_member`. */
export async function viewRoom(ctx: Needs, userId: string, roomId: string): Promise<Room> {
  const found = await requireMember(ctx, roomId, userId);
  const membership = found.access ? await withMarks(ctx, found) : await ctx.members.find(roomId, userId);
  const room = membership && (await showRoom(ctx, membership));
  if (!room) throw new ParleyError('unknown_room');
  return room;
}

async function withMarks({ members }: Needs, membership: Membership): Promise<Membership> {
  const { roomId, userId } = membership;
  const marks = (await members.channelMarks([roomId], userId)).get(roomId);
  const { deliveredSeq, readSeq, readMessages } = marks ?? membership;
  return { ...membership, deliveredSeq, readSeq, readMessages };
}

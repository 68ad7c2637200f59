import { ParleyError } from '@parley/contracts/errors';
import { may } from '../access/may.ts';
import { findRoom, requireMember } from '../access/require-member.ts';
import type { ChatContext } from '../context.ts';

type Needs = Pick<ChatContext, 'rooms' | 'members' | 'memberships' | 'calls' | 'events'>;

/**
 * Ends a group for everybody, with its call. `name` is what the owner typed: nobody does it by accident. Returns
 * who was in it. Throws `unknown_room`, `not_a_member`, `forbidden`, `validation_failed`.
 */
export async function deleteRoom(ctx: Needs, roomId: string, userId: string, name: string): Promise<string[]> {
  const room = await findRoom(ctx, roomId);
  may.runGroup(room, await requireMember(ctx, roomId, userId));
  if (name !== (room.name ?? '')) {
    const errors = [{ field: 'body.name', message: 'Not the name of this group' }];
    throw new ParleyError('validation_failed', 'body.name: Not the name of this group', { errors });
  }
  const [call] = await ctx.calls.ofRooms([roomId]).catch(() => []);
  const people = await ctx.members.removeRoom(roomId, userId);
  if (!people) throw new ParleyError('forbidden', 'The group has changed');
  await Promise.all(people.map(one => ctx.memberships.changed(roomId, one)));
  const evictions = (call?.participants ?? []).map(one =>
    ctx.calls.evict(roomId, one).catch((error: unknown) => ctx.events.evictionLost(error, roomId, one)),
  );
  await Promise.all(evictions);
  ctx.events.roomChanged('deleted', roomId, userId);
  return people;
}

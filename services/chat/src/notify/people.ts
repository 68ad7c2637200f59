import type { UserUpserted } from '@parley/contracts/records';
import type { Room } from '@parley/contracts/room';
import { ParleyError } from '@parley/contracts/errors';
import { requireMember } from '../access/require-member.ts';
import type { ChatContext } from '../context.ts';
import { blockPerson, unblockPerson } from '../people/blocks.ts';
import { acceptRequest } from '../people/take-request.ts';
import { viewRoom } from '../rooms/view-room.ts';
import type { Telling } from './membership.ts';
import { endCall } from './spaces.ts';

type Needs = Telling & Pick<ChatContext, 'access'>;

/** Blocks somebody: a call that both are in ends, and the own devices know. */
export async function blockAndTell(ctx: Needs, by: string, userId: string): Promise<void> {
  const roomId = await blockPerson(ctx, by, userId);
  if (roomId !== null) await endCall(ctx, roomId);
  tellOwn(ctx, by, 'blocks');
}

export async function unblockAndTell(ctx: Needs, by: string, userId: string): Promise<void> {
  await unblockPerson(ctx, by, userId);
  tellOwn(ctx, by, 'blocks');
}

export function tellOwn({ notify }: Pick<Needs, 'notify'>, userId: string, reason: 'blocks' | 'settings'): void {
  notify.people([userId], 'own:changed', { reason });
}

/** Throws `unknown_room`, `not_a_member`. */
export async function acceptAndShow(ctx: Needs, userId: string, roomId: string): Promise<{ room: Room }> {
  await requireMember(ctx, roomId, userId);
  await acceptRequest(ctx, roomId, userId);
  return { room: await viewRoom(ctx, userId, roomId) };
}

/** Only the own devices are told. Throws `unknown_room`, `not_a_member`, `forbidden`, `too_many_blocks`. */
export async function declineAndTell(
  ctx: Needs,
  { userId, roomId }: { userId: string; roomId: string },
  { block }: { block: boolean },
): Promise<void> {
  const { request } = await requireMember(ctx, roomId, userId);
  if (request !== 'received') throw new ParleyError('forbidden', 'This is no request that one can decline');
  const senderId = (await ctx.members.peersOf([roomId], userId)).get(roomId);
  if (block && senderId !== undefined) await blockAndTell(ctx, userId, senderId);
  if (!(await ctx.members.decline(roomId, userId))) return;
  await ctx.memberships.changed(roomId, userId);
  ctx.notify.dismiss(roomId, userId);
  ctx.notify.people([userId], 'room:changed', { roomId, reason: 'left', userId });
  ctx.events.roomChanged('declined', roomId, userId);
}

/** Tells who shares a room or a space with somebody that their name or picture is another one. */
export function announcePerson(
  { notify, profiles }: Pick<ChatContext, 'notify' | 'profiles'>,
  { userId, username, displayName, avatarUrl, guest }: UserUpserted,
): void {
  profiles.forget(userId);
  notify.around(userId, 'person:changed', {
    user: { id: userId, username, displayName, avatarUrl, ...(guest && { guest }) },
  });
}

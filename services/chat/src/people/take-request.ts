import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import type { Membership } from '../rooms/room-model.ts';

export type AnswerNeeds = Pick<ChatContext, 'members' | 'memberships' | 'presence' | 'notify' | 'events'>;
type Needs = AnswerNeeds & Pick<ChatContext, 'sendKeys' | 'limiter' | 'limits' | 'log'>;

/**
 * For a message in a dm that is still a request: who received it accepts by writing, who sent it has few messages. One
 * that comes again is not counted again. Throws `request_pending`.
 */
export async function takeRequest(ctx: Needs, { roomId, userId, request }: Membership, messageId: string) {
  if (request === 'received') return void (await acceptRequest(ctx, roomId, userId));
  if ((await ctx.sendKeys.senderOf(messageId)) !== undefined) return;
  const { ok } = await ctx.limiter.take(ctx.limits.messagesOfRequest, `${roomId}:${userId}`);
  if (!ok && !(await ctx.log.findMessage(roomId, messageId))) throw new ParleyError('request_pending');
}

/** Makes a request an ordinary dm and tells both; false when it is none. */
export async function acceptRequest(ctx: AnswerNeeds, roomId: string, userId: string): Promise<boolean> {
  if (!(await ctx.members.accept(roomId, userId))) return false;
  const { memberships, presence, notify, events } = ctx;
  const senderId = (await ctx.members.peersOf([roomId], userId)).get(roomId) ?? '';
  await Promise.all([userId, senderId].map(person => memberships.changed(roomId, person)));
  notify.admit(roomId, userId);
  notify.room(roomId, 'room:changed', { roomId, reason: 'accepted', userId }, userId);
  events.roomChanged('accepted', roomId, userId);
  await presence.settle(new Map([[userId, [roomId]]])).catch(() => undefined);
  return true;
}

import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { ChangeReceipt } from '@parley/contracts/message';
import type { MessageDeleted, MessageEdited } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';
import { checkIn } from './check-in.ts';
import { may } from './may.ts';
import { fingerprint, uuidV5 } from './message-id.ts';
import { spendOfRoom } from './send-message.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'limiter' | 'limits' | 'sendKeys' | 'roomLog' | 'events' | 'log'
>;

/** A wish to edit (with `body`) or to delete (without). The same `clientEventId` is the same wish, however often it comes. */
export interface Change {
  roomId: string;
  messageId: string;
  body?: string;
  clientEventId?: string | undefined;
}

/**
 * Puts an edit or a deletion into the log, like a message. The log decides in the end: what is checked here spares the
 * sender a late refusal. Throws `unknown_message`, `forbidden`, `message_deleted`, and what `sendMessage` throws.
 */
export async function changeMessage(
  ctx: Needs,
  userId: string,
  change: Change,
): Promise<{ later: Promise<ChangeReceipt> }> {
  const event = toEvent(userId, change);
  await checkIn(ctx, change.roomId, userId);
  await Promise.all([spendOfRoom(ctx, change.roomId), refuseOtherContent(ctx, userId, change, event.id)]);
  const isDone = await checkTarget(ctx, userId, change);
  const acknowledged = isDone ? Promise.resolve() : ctx.roomLog.append(event);
  const kind = event.type === 'message.edited.v1' ? 'edit' : 'delete';
  ctx.events.messageAccepted(kind);
  return {
    later: acknowledged.then(() => {
      ctx.events.messageAcked(kind, change.messageId, change.roomId);
      return { id: change.messageId, status: 'sent' };
    }),
  };
}

function toEvent(by: string, { roomId, messageId, body, clientEventId }: Change): MessageEdited | MessageDeleted {
  const id = uuidV5(`${by}/${roomId}/change/${clientEventId ?? randomUUID()}`);
  const common = { id, roomId, by, messageId, at: new Date().toISOString() };
  return body === undefined
    ? { type: 'message.deleted.v1', ...common }
    : { type: 'message.edited.v1', ...common, body };
}

/** Only a change that was named can come a second time. */
async function refuseOtherContent({ sendKeys }: Needs, userId: string, change: Change, eventId: string): Promise<void> {
  if (change.clientEventId === undefined) return;
  const content = fingerprint({ body: change.body ?? '', replyTo: change.messageId });
  if (!(await sendKeys.claim(eventId, content, userId))) throw new ParleyError('idempotency_conflict');
}

/**
 * True when the message is as wished already: it was deleted before. A message that was acknowledged a moment ago may
 * not be stored yet; then only the log can tell.
 */
async function checkTarget(ctx: Needs, userId: string, { roomId, messageId, body }: Change): Promise<boolean> {
  const target = (await ctx.log.findMessage(roomId, messageId)) ?? (await findUnstored(ctx, messageId));
  const isDone = target.deletedAt !== undefined && body === undefined && target.senderId === userId;
  if (!isDone) may.change(target, userId);
  return isDone;
}

async function findUnstored({ sendKeys }: Needs, messageId: string): Promise<{ senderId: string; deletedAt?: Date }> {
  const senderId = await sendKeys.senderOf(messageId);
  if (senderId === undefined) throw new ParleyError('unknown_message');
  return { senderId };
}

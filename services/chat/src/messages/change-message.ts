import { ParleyError } from '@parley/contracts/errors';
import type { ChangeReceipt } from '@parley/contracts/message';
import type { MessageDeleted, MessageEdited, MessageReacted } from '@parley/contracts/records';
import type { ChatContext } from '../context.ts';
import { kindOf, refusalOf } from '../room-log/kinds/index.ts';
import type { Change, Note, Target } from '../room-log/kinds/kind.ts';
import { changeId } from '../room-log/message-id.ts';
import { requireMember } from '../access/require-member.ts';
import { spendOfRoom } from './send-message.ts';

export type ChangeNeeds = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'limiter' | 'limits' | 'sendKeys' | 'roomLog' | 'events' | 'log'
>;

/** Everything that a person can do to a message that is there. */
type ChangeEvent = MessageEdited | MessageDeleted | MessageReacted;

/** A wish to edit (with `body`) or to delete (without). The same `clientEventId` is the same wish, however often it comes. */
export interface Wish {
  roomId: string;
  messageId: string;
  body?: string;
  clientEventId?: string | undefined;
}

/** Puts an edit or a deletion into the log. Throws as `appendChange`. */
export function changeMessage(
  ctx: ChangeNeeds,
  userId: string,
  wish: Wish,
): Promise<{ later: Promise<ChangeReceipt> }> {
  return appendChange(ctx, toEvent(userId, wish), wish.clientEventId !== undefined);
}

/**
 * Puts what somebody does to a message into the log, like a message. The log decides in the end, by the same rules: what
 * is checked here spares the sender a late refusal. Only an event that was named by its client can come a second time;
 * `check` is what its kind asks beside. Throws `unknown_message`, `forbidden`, `message_deleted`, and what `sendMessage`
 * throws.
 */
export async function appendChange(
  ctx: ChangeNeeds,
  event: ChangeEvent,
  isNamed: boolean,
  check?: () => Promise<void>,
): Promise<{ later: Promise<ChangeReceipt> }> {
  const kind = kindOf(event) as Change | Note;
  const { roomId, messageId } = event;
  await requireMember(ctx, roomId, event.by);
  await Promise.all([spendOfRoom(ctx, roomId), isNamed && refuseOtherContent(ctx, event, kind), check?.()]);
  const isDone = await checkTarget(ctx, event, kind);
  const acknowledged = isDone ? Promise.resolve() : ctx.roomLog.append(event);
  ctx.events.messageAccepted(kind.name);
  return {
    later: acknowledged.then(() => {
      ctx.events.messageAcked(kind.name, messageId, roomId);
      return { id: messageId, status: 'sent' };
    }),
  };
}

function toEvent(by: string, { roomId, messageId, body, clientEventId }: Wish): MessageEdited | MessageDeleted {
  const common = {
    id: changeId(by, roomId, clientEventId),
    roomId,
    by,
    right: 'author',
    messageId,
    at: new Date().toISOString(),
  } as const;
  return body === undefined
    ? { type: 'message.deleted.v1', ...common }
    : { type: 'message.edited.v1', ...common, body };
}

async function refuseOtherContent({ sendKeys }: ChangeNeeds, event: ChangeEvent, kind: Change | Note): Promise<void> {
  if (!(await sendKeys.claim(event.id, kind.fingerprint(event), event.by)))
    throw new ParleyError('idempotency_conflict');
}

/**
 * True when the message is as wished already: it was deleted before. A message that was acknowledged a moment ago may
 * not be stored yet; then only the log can tell.
 */
async function checkTarget(ctx: ChangeNeeds, event: ChangeEvent, kind: Change | Note): Promise<boolean> {
  const { roomId, messageId } = event;
  const target = (await ctx.log.findMessage(roomId, messageId)) ?? (await findUnstored(ctx, messageId));
  const refusal = refusalOf(event, target);
  if (refusal) throw refusal;
  return kind.does === 'change' && kind.isDone(target);
}

async function findUnstored({ sendKeys }: ChangeNeeds, messageId: string): Promise<Target> {
  const senderId = await sendKeys.senderOf(messageId);
  if (senderId === undefined) throw new ParleyError('unknown_message');
  return { senderId };
}

import { ParleyError } from '@parley/contracts/errors';
import { has, type Permission } from '@parley/contracts/spaces/permissions';
import type { ChangeReceipt, Right } from '@parley/contracts/message-actions/action';
import { messageActions, type ActionRecord, type MessageAction } from '@parley/contracts/message-actions/index';
import type { ChatContext } from '../context.ts';
import { kindOf, refusalOf } from '../room-log/kinds/index.ts';
import type { Change, Note, Target } from '../room-log/kinds/kind.ts';
import { changeId } from '../room-log/message-id.ts';
import { isShown, type Membership } from '../rooms/room-model.ts';
import { noteAudit } from '../spaces/audit/note-audit.ts';
import { requireMember } from '../access/require-member.ts';
import { reportBroken, screen } from './screen.ts';
import { admit, ofRoom } from './send-message.ts';

type Needs = Pick<
  ChatContext,
  'memberships' | 'rooms' | 'limiter' | 'limits' | 'sendKeys' | 'roomLog' | 'events' | 'log' | 'spaceLists' | 'reports'
>;

/** What somebody wants done, with the fields of the action. The same `clientEventId` is the same wish, however often it comes. */
export interface Wish {
  roomId: string;
  messageId: string;
  clientEventId?: string | undefined;
  [field: string]: unknown;
}

/**
 * Puts what somebody does to a message into the log, like a message. The log decides in the end, by the same rules: what
 * is checked here spares the sender a late refusal. Only a wish that was named by its client can come a second time.
 * `isNoted` is false where the caller tells the audit log. Throws what its kind refuses, `unknown_message`, and what `sendMessage` throws.
 */
export async function act(
  ctx: Needs,
  by: string,
  action: MessageAction,
  wish: Wish,
  { isNoted = true } = {},
): Promise<{ later: Promise<ChangeReceipt> }> {
  const membership = await requireMember(ctx, wish.roomId, by, neededFor[action]);
  const event = recordOf(by, action, wish, await rightOf(ctx, membership, action, wish));
  const kind = kindOf(event) as Change | Note;
  const { roomId, messageId } = event;
  const broken = 'body' in event ? await screen(ctx, membership.access, event, kind.fingerprint(event)) : [];
  const isNamed = wish.clientEventId !== undefined;
  const room = ofRoom(ctx, roomId);
  await Promise.all([
    isNamed ? admit(ctx, event, kind.fingerprint(event), [room]) : ctx.limiter.demandAll([room]),
    kind.check?.(event, ctx.log),
  ]);
  const isDone = await checkTarget(ctx, event, kind, membership);
  const acknowledged = isDone ? Promise.resolve() : ctx.roomLog.append(event);
  ctx.events.messageAccepted(kind.name);
  return {
    later: acknowledged.then(() => {
      ctx.events.messageAcked(kind.name, messageId, roomId);
      if (isNoted) noteModeration(ctx, membership, event);
      if ('body' in event) reportBroken(ctx, { access: membership.access, broken }, event);
      return { id: messageId, status: 'sent' };
    }),
  };
}

/** What a channel asks for each action; what is one's own can be deleted by who sees it. */
const neededFor: Partial<Record<MessageAction, Permission>> = {
  edit: 'sendMessages',
  reaction: 'addReactions',
};

/** Who manages messages deletes those of others in the right of a moderator, and is seen to. */
async function rightOf(
  ctx: Needs,
  { userId, access }: Membership,
  action: MessageAction,
  { roomId, messageId }: Wish,
): Promise<Right> {
  if (action !== 'delete' || !access || !has(access.permissions, 'manageMessages')) return 'author';
  const { senderId } = (await ctx.log.findMessage(roomId, messageId)) ?? (await findUnstored(ctx, messageId));
  return senderId === userId ? 'author' : 'moderator';
}

/** For the audit log of the space; the log of the channel says it in any case. */
function noteModeration(ctx: Needs, { access }: Membership, event: ActionRecord): void {
  const { id, by, right, messageId, at } = event;
  if (right !== 'moderator' || !access) return;
  const { spaceId } = access;
  noteAudit(ctx, { id, spaceId, at: new Date(at), by, action: 'message.deleted', target: messageId });
}

/** Commands and calls are strict, so that a wish has the fields of its record and no others. */
function recordOf(by: string, action: MessageAction, { clientEventId, ...content }: Wish, right: Right): ActionRecord {
  return {
    type: messageActions[action].record,
    id: changeId(by, content.roomId, clientEventId),
    by,
    right,
    at: new Date().toISOString(),
    ...content,
  } as ActionRecord;
}

/**
 * True when the message is as wished already: it was deleted before. A message that was acknowledged a moment ago may
 * not be stored yet; then only the log can tell.
 */
async function checkTarget(
  ctx: Needs,
  event: ActionRecord,
  kind: Change | Note,
  membership: Membership,
): Promise<boolean> {
  const { roomId, messageId } = event;
  const stored = await ctx.log.findMessage(roomId, messageId);
  if (stored && !isShown(membership, stored)) throw new ParleyError('unknown_message');
  const target = stored ?? (await findUnstored(ctx, messageId));
  const refusal = refusalOf(event, target);
  if (refusal) throw refusal;
  return kind.does === 'change' && kind.isDone(target);
}

async function findUnstored({ sendKeys }: Needs, messageId: string): Promise<Target> {
  const senderId = await sendKeys.senderOf(messageId);
  if (senderId === undefined) throw new ParleyError('unknown_message');
  return { senderId };
}

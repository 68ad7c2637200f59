import { ParleyError } from '@parley/contracts/errors';
import type { MessageDraft, SendReceipt } from '@parley/contracts/message';
import type { MessageCreated } from '@parley/contracts/records';
import type { LimitRule, Take } from '@parley/runtime/limits/rate-limit';
import { traced } from '@parley/runtime/telemetry/tracing';
import { has } from '@parley/contracts/spaces/permissions';
import type { ChatContext } from '../context.ts';
import type { ChannelAccessNow } from '../rooms/room-model.ts';
import { takeRequest } from '../people/take-request.ts';
import { requireMember } from '../access/require-member.ts';
import { paceOf } from '../spaces/filter/screening.ts';
import { calledBy } from './called-by.ts';
import { reportBroken, screen } from './screen.ts';
import { whoIsHere } from './who-is-here.ts';
import { fingerprint, messageId } from '../room-log/message-id.ts';

type Needs = Pick<
  ChatContext,
  | 'memberships'
  | 'rooms'
  | 'limiter'
  | 'limits'
  | 'sendKeys'
  | 'roomLog'
  | 'events'
  | 'notify'
  | 'pressure'
  | 'members'
  | 'presence'
  | 'log'
  | 'reports'
  | 'spaces'
>;

/**
 * Accepts a message. `ownLimit` is that of the person, unless it was spent before; `turn` ends when all that must stand
 * before it is in the queue of the log. So is this one when the promise resolves; `later` resolves with the receipt `sent` when
 * Kafka has acknowledged it, and rejects with `unavailable` when it could not be put there.
 * Throws `unknown_room`, `not_a_member`, `forbidden`, `message_refused`, `rate_limited`, `request_pending`,
 * `idempotency_conflict`, `overloaded`.
 */
export async function sendMessage(
  ctx: Needs,
  senderId: string,
  roomId: string,
  draft: MessageDraft,
  { ownLimit, turn }: { ownLimit?: LimitRule; turn?: Promise<void> } = {},
): Promise<{ later: Promise<SendReceipt> }> {
  const arrived = performance.now();
  // What is refused costs the person as much as what is sent.
  const refuse = async (error: unknown) => {
    if (ownLimit) await ctx.limiter.demand(ownLimit, senderId);
    throw error;
  };
  const membership = await requireMember(ctx, roomId, senderId, 'sendMessages').catch(refuse);
  const { access, request } = membership;
  const said = toEvent(senderId, roomId, draft, access);
  if (request) await takeRequest(ctx, membership, said.id);
  const broken = await screen(ctx, access, said, said.fingerprint).catch(refuse);
  const ofThisRoom = [ofRoom(ctx, roomId), ...slowMode(access, roomId, senderId)] as const;
  const takes = ownLimit ? ([{ rule: ownLimit, key: senderId }, ...ofThisRoom] as const) : ofThisRoom;
  const [claim] = await Promise.all([admit(ctx, said, said.fingerprint, takes), turn]);
  // Not before the limits: it asks the stores about everybody in the room.
  const event = await withThoseHere(ctx, said, access);
  if (claim === 'first' && ctx.notify.isHeardHere(roomId)) ctx.pressure.accepted(Date.parse(event.at));
  const acknowledged = traced('publish to the log', 'producer', () => ctx.roomLog.append(event));
  ctx.events.messageAccepted('message');
  if (event.mentions && claim === 'first') ctx.events.mentioned(event.mentions);
  ctx.events.hop('accept', performance.now() - arrived);
  const later = acknowledged.then(() => {
    reportBroken(ctx, { access, broken }, event);
    return receipt(ctx, event);
  });
  return { later };
}

/** One message in so many seconds, of each person who is not above it: in the channel, and of new members in the space. */
function slowMode(access: ChannelAccessNow | undefined, roomId: string, userId: string): Take[] {
  if (!access || has(access.permissions, 'bypassSlowMode')) return [];
  const paces = [
    { place: roomId, seconds: access.slowModeSeconds },
    { place: access.spaceId, seconds: paceOf(access.screening) },
  ];
  return paces
    .filter(({ seconds }) => seconds > 0)
    .map(({ place, seconds }) => ({
      rule: { name: 'slowMode', rate: 1 / seconds, burst: 1, by: 'user' },
      key: `${place}:${userId}`,
    }));
}

function toEvent(
  by: string,
  roomId: string,
  { clientMsgId, body, replyTo }: MessageDraft,
  access: ChannelAccessNow | undefined,
): MessageCreated {
  return {
    type: 'message.created.v1',
    id: messageId(by, roomId, clientMsgId),
    roomId,
    by,
    right: 'author',
    at: new Date().toISOString(),
    clientMsgId,
    body,
    fingerprint: fingerprint({ body, replyTo }),
    replyTo,
    mentions: calledBy(body, access),
    spaceId: access?.spaceId,
  };
}

/** `<@here>` calls those who are connected when it is said, and nobody who comes later. */
async function withThoseHere(
  ctx: Needs,
  event: MessageCreated,
  access: ChannelAccessNow | undefined,
): Promise<MessageCreated> {
  if (!event.mentions?.here) return event;
  const hereIds = await whoIsHere(ctx, event.roomId, access);
  return { ...event, mentions: { ...event.mentions, hereIds } };
}

/** Sends, edits and deletions share the limit of the room. */
export function ofRoom({ limits }: Pick<Needs, 'limits'>, roomId: string): Take {
  return { rule: limits.sendPerRoom, key: roomId };
}

/**
 * Spends limits and claims an id for its content, in one step; resolves with whether the same came before. The same id with
 * another content is a conflict.
 */
export async function admit(
  { limiter, sendKeys }: Pick<Needs, 'limiter' | 'sendKeys'>,
  { id, by }: { id: string; by: string },
  content: string,
  takes: readonly [Take, ...Take[]],
): Promise<'first' | 'again'> {
  const claim = sendKeys.claimOf(id, content, by);
  const before = await limiter.demandAll(takes, claim);
  if (before !== null && before !== claim.value) throw new ParleyError('idempotency_conflict');
  return before === null ? 'first' : 'again';
}

function receipt({ events }: Pick<Needs, 'events'>, { id, clientMsgId, roomId }: MessageCreated): SendReceipt {
  events.messageAcked('message', id, roomId);
  return { id, clientMsgId, status: 'sent' };
}

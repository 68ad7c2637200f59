import { z } from 'zod';
import { callOutcome } from './call.ts';
import { id, timestamp } from './ids.ts';
import { mentions } from './mentions.ts';
import { byPerson, byPlatform } from './message-actions/action.ts';
import { actionRecords } from './message-actions/index.ts';
import { roomLine } from './room-line.ts';

/** Kafka topics. `dlq` tells that records which cannot be applied go to `<name>.dlq` with their reason. */
export const topics = {
  /** Every event of every room, keyed by room: the truth from which rooms are built. */
  roomLog: { name: 'chat.room-log', partitions: 24, compacted: false, dlq: true },
  /** What the log decided, keyed by room, for everybody who follows rooms (`room-events.ts`). */
  roomEvents: { name: 'chat.room-events', partitions: 24, compacted: false, dlq: true },
  /** Rooms and who is in them, as they are now, for everybody who must know (`membership-events.ts`). */
  membershipEvents: { name: 'chat.membership-events', partitions: 6, compacted: true, dlq: true },
  /** Profiles (keyed by user) and revocations (keyed by session); only the last of each key matters. */
  userEvents: { name: 'auth.user-events', partitions: 3, compacted: true, dlq: true },
  /** What happens to calls, keyed by room. */
  callEvents: { name: 'video.call-events', partitions: 6, compacted: false, dlq: true },
} as const;
export type Topic = (typeof topics)[keyof typeof topics];

/** `id` is derived from sender, room and `clientMsgId`, so a retried send is the same event. `fingerprint` is a hash of the content. */
export const messageCreated = z.object({
  type: z.literal('message.created.v1'),
  ...byPerson,
  clientMsgId: id,
  body: z.string(),
  fingerprint: z.string(),
  replyTo: id.optional(),
  mentions: mentions.optional(),
  /** Of a message in a channel: whose members are told how far it is. */
  spaceId: id.optional(),
});

/** A call began: `id` is that of the line which it leaves among the messages, derived from the call's. */
export const callOpened = z.object({ type: z.literal('call.opened.v1'), ...byPlatform, callId: id });
/** It is over; `messageId` is its line. `participants`: everybody who was ever in. */
export const callClosed = z.object({
  type: z.literal('call.closed.v1'),
  ...byPlatform,
  callId: id,
  messageId: id,
  startedAt: timestamp,
  outcome: callOutcome,
  participants: z.array(id),
});

/** The room has changed, or who is in it; `by` did it. */
export const roomChanged = z.object({ type: z.literal('room.changed.v1'), ...byPlatform, line: roomLine });

export const roomLogRecord = z.discriminatedUnion('type', [
  messageCreated,
  ...actionRecords,
  callOpened,
  callClosed,
  roomChanged,
]);
export type RoomLogRecord = z.infer<typeof roomLogRecord>;
export type CallOpened = z.infer<typeof callOpened>;
export type CallClosed = z.infer<typeof callClosed>;
export type RoomChanged = z.infer<typeof roomChanged>;
export type MessageCreated = z.infer<typeof messageCreated>;

export const userUpserted = z.object({
  type: z.literal('user.upserted.v1'),
  userId: id,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  /** They have no account; absent in records of 0.4 and before, when there were no guests. */
  guest: z.boolean().optional(),
  /** A guest who was away too long, or an account that was deleted: what is left of them is this name. */
  erased: z.boolean().optional(),
  at: timestamp,
});
/** After `expiresAt` no access token of the session can be valid any more, and the record may be forgotten. */
export const sessionRevoked = z.object({
  type: z.literal('session.revoked.v1'),
  userId: id,
  sessionId: id,
  reason: z.string(),
  at: timestamp,
  expiresAt: timestamp,
});

export const userEventRecord = z.discriminatedUnion('type', [userUpserted, sessionRevoked]);
export type UserEventRecord = z.infer<typeof userEventRecord>;
export type UserUpserted = z.infer<typeof userUpserted>;
export type SessionRevoked = z.infer<typeof sessionRevoked>;

const callEvent = { id, callId: id, roomId: id, at: timestamp };

/** `participants`: who is in at the end of the event; `everybody`: who was ever in. */
export const callStarted = z.object({
  type: z.literal('call.started.v1'),
  ...callEvent,
  by: id,
  participants: z.array(id),
});
export const callJoined = z.object({
  type: z.literal('call.joined.v1'),
  ...callEvent,
  userId: id,
  participants: z.array(id),
});
export const callLeft = z.object({
  type: z.literal('call.left.v1'),
  ...callEvent,
  userId: id,
  participants: z.array(id),
});
export const callEnded = z.object({
  type: z.literal('call.ended.v1'),
  ...callEvent,
  startedAt: timestamp,
  by: id,
  everybody: z.array(id),
});
export const callEventRecord = z.discriminatedUnion('type', [callStarted, callJoined, callLeft, callEnded]);
export type CallEventRecord = z.infer<typeof callEventRecord>;

/** Headers of every record: the request and the node that it came by, and its trace (W3C) where that is kept. */
export const recordHeaders = { requestId: 'request-id', node: 'node', trace: 'traceparent' } as const;

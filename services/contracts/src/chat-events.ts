import { z } from 'zod';
import { publicUser } from './auth-api.ts';
import { ringOutcome, roomCall } from './call.ts';
import type { CommandTable } from './command.ts';
import { id, limits, seq, seqOrZero, timestamp } from './ids.ts';
import { openEnum } from './open-enum.ts';
import { message, messageDraft, sendReceipt } from './message.ts';
import { actionCommands, noteLists, noteNotices } from './message-actions/index.ts';
import { place } from './places/place.ts';
import { sectionList } from './places/section.ts';
import { personStatus, watchedPeople } from './people/status.ts';
import { room } from './room.ts';
import { errorCode, type SocketError } from './errors.ts';

const nothing = z.object({});
/** The answer of a command that has nothing to say but ok. */
export type Nothing = z.output<typeof nothing>;
const inRoom = z.strictObject({ roomId: id });
const mark = z.strictObject({ roomId: id, seq });

/** Client → server. Every command takes an ack: `{ok: true, data}` or `{ok: false, error}`. */
export const chatCommands = {
  'message:send': {
    summary: 'Send a message; acknowledged when it can no longer be lost',
    limit: 'sendPerUser',
    access: 'guest',
    input: messageDraft.extend({ roomId: id }),
    reply: sendReceipt,
  },
  ...actionCommands,
  'message:delivered': {
    summary: 'This device has the room up to `seq`',
    limit: 'signalPerUser',
    access: 'guest',
    input: mark,
    reply: nothing,
  },
  'message:read': {
    summary: 'The person has read the room up to `seq`',
    limit: 'signalPerUser',
    access: 'guest',
    input: mark,
    reply: nothing,
  },
  'typing:start': {
    summary: 'The person is writing; say it again every few seconds',
    limit: 'signalPerUser',
    access: 'guest',
    input: inRoom,
    reply: nothing,
  },
  'typing:stop': {
    summary: 'The person has stopped writing',
    limit: 'signalPerUser',
    access: 'guest',
    input: inRoom,
    reply: nothing,
  },
  'room:join': {
    summary: 'Join a public group',
    limit: 'roomsPerUser',
    input: inRoom,
    reply: z.object({ room }),
  },
  'room:leave': {
    summary: 'Leave a group',
    limit: 'roomsPerUser',
    access: 'guest',
    input: inRoom,
    reply: nothing,
  },
  'room:watch': {
    summary:
      'Hear everything of a room that is large, and no digest; what was told before is fetched after the ack. A socket watches 50 rooms: one more takes the place of the one that was asked for first',
    limit: 'signalPerUser',
    access: 'guest',
    input: inRoom,
    reply: nothing,
  },
  'room:unwatch': {
    summary: 'Hear a digest of a large room again',
    limit: 'signalPerUser',
    access: 'guest',
    input: inRoom,
    reply: nothing,
  },
  'people:watch': {
    summary:
      'Hear how these people are, in a space or room that both are in, and of nobody else: those whom the screen shows. Name nobody to hear of nobody',
    limit: 'signalPerUser',
    access: 'guest',
    input: watchedPeople,
    reply: z.object({ people: z.array(personStatus) }),
  },
  'presence:rest': {
    summary: 'This device is not in use any more, or is in use again; somebody with no device in use is shown as idle',
    limit: 'signalPerUser',
    access: 'guest',
    input: z.strictObject({ isResting: z.boolean() }),
    reply: nothing,
  },
  'call:ring': {
    summary:
      'Ring the members of a group of at most 10 who are not in its call; for who is in it. Each is rung once in a call, unless they must not be disturbed; `rung` are those who are rung now',
    limit: 'callTicketPerUser',
    access: 'guest',
    input: inRoom,
    reply: z.object({ rung: z.array(id) }),
  },
  'call:decline': {
    summary: 'End the ringing of a call, on all own devices; for a person who is called',
    limit: 'signalPerUser',
    access: 'guest',
    input: inRoom.extend({ callId: id }),
    reply: nothing,
  },
  sync: {
    summary:
      'Say the last position of each room, 0 for none; what was missed follows as `messages:offline`. With `only` nothing is answered of rooms that are not named: a client in many rooms asks again for the rest of them',
    limit: 'syncPerUser',
    access: 'guest',
    input: z.strictObject({
      rooms: z
        .record(id, seqOrZero)
        .refine(rooms => Object.keys(rooms).length <= limits.syncRooms, `At most ${limits.syncRooms} rooms`),
      only: z.boolean().optional(),
    }),
    reply: z.object({ rooms: z.record(id, z.object({ lastSeq: seqOrZero, reset: z.boolean() })) }),
  },
} as const satisfies CommandTable;

export type ChatCommand = keyof typeof chatCommands;
export type CommandInput<C extends ChatCommand> = z.output<(typeof chatCommands)[C]['input']>;
export type CommandReply<C extends ChatCommand> = z.output<(typeof chatCommands)[C]['reply']>;

/** Server → client. Hints: the room's log is the truth, and a client heals whatever it missed from there. */
export const chatNotices = {
  'message:new': message,
  /** The whole message after an edit or a deletion; `changedSeq` is the event's place in the room. */
  'message:changed': message,
  ...noteNotices,
  'message:status': z.object({ roomId: id, userId: id, deliveredSeq: seqOrZero, readSeq: seqOrZero }),
  /** To the sender alone: the log refused what was acknowledged as sent (another body came first, or the target was gone). */
  'message:rejected': z.object({ roomId: id, id, clientMsgId: id.optional(), code: errorCode, message: z.string() }),
  /**
   * A batch of at most 50 messages, and what happened by notes up to `lastSeq`; the next one comes after the ack.
   * Complete up to `lastSeq` once `more` is false.
   */
  'messages:offline': z.object({
    roomId: id,
    messages: z.array(message),
    ...noteLists,
    more: z.boolean(),
    lastSeq: seqOrZero,
  }),
  'typing:start': z.object({ roomId: id, userId: id }),
  'typing:stop': z.object({ roomId: id, userId: id }),
  /** `live` is the number of members connected now; `users` is left empty when too many changed at once. */
  'presence:change': z.object({
    roomId: id,
    live: z.int(),
    users: z.array(z.object({ userId: id, status: openEnum(['online', 'offline']) })),
  }),
  /** Something about the room changed: membership, its owner (`userId` now), its name, topic or picture (`updated`), it was deleted, or (`head`) its log moved while hints may have been lost. */
  'room:changed': z.object({
    roomId: id,
    reason: openEnum(['created', 'joined', 'left', 'owner', 'updated', 'deleted', 'head', 'accepted']),
    userId: id.optional(),
    lastSeq: seqOrZero.optional(),
  }),
  /**
   * To sockets that do not watch a room with more than 200 connected, instead of its messages and their changes, at most once
   * a second: how far its log is, and its newest message, if there is one since the digest before. Of a channel, `mentions` are the places of the messages since then that mention the hearer.
   */
  'room:digest': z.object({
    roomId: id,
    lastSeq: seq,
    message: message.optional(),
    spaceId: id.optional(),
    mentions: z.array(seq).optional(),
  }),
  /**
   * Something about a space changed: read it again. `joined`, `left`, `member` (roles, nickname, timeout), `read` (its
   * channels, on another device) and `refused` (a request to be let in) are told to the person `userId` alone.
   */
  'space:changed': z.object({
    spaceId: id,
    reason: openEnum(['updated', 'joined', 'left', 'member', 'read', 'refused']),
    userId: id.optional(),
  }),
  /** To the own devices alone: whom the person blocks (`blocks`), or who may write to them (`settings`), is not what it was. */
  'own:changed': z.object({ reason: openEnum(['blocks', 'settings']) }),
  /** To who has the person in view (`people:watch`), and to their own devices when they say something else of themselves. */
  'person:status': personStatus,
  /** To all devices of a person: what they set for a room, a channel or a space is so now. */
  'place:changed': place,
  /** To all devices of a person: their own sections are these now. */
  'sections:changed': sectionList,
  /** Somebody's name or picture changed; told to who shares a room or a space with them, while they are connected. */
  'person:changed': z.object({ user: publicUser }),
  /** The room's call began, somebody came or went, or (null) it is over. */
  'call:changed': z.object({ roomId: id, call: roomCall.nullable() }),
  /** To all devices of a person whom `by` calls, in a dm or in a small group; it rings until `call:ring-ended`, or `expiresAt`. */
  'call:ringing': z.object({ roomId: id, callId: id, by: id, expiresAt: timestamp }),
  /** To all devices of who called and of `to`, who was called. `by`: who accepted or declined. */
  'call:ring-ended': z.object({ roomId: id, callId: id, outcome: ringOutcome, by: id.optional(), to: id.optional() }),
  /** To all devices of a person: a moderator asks the one that is in the call of channel `from` to go on in the call of `to`. */
  'call:moved': z.object({ from: id, to: id, by: id }),
  'session:revoked': z.object({ reason: z.string() }),
  /** This node goes away: connect again after `retryAfterMs`, and spread out by `jitterMs`. */
  'server:drain': z.object({ retryAfterMs: z.int(), jitterMs: z.int() }),
} as const satisfies Record<string, z.ZodType>;

export type ChatNotice = keyof typeof chatNotices;
export type NoticePayload<N extends ChatNotice> = z.output<(typeof chatNotices)[N]>;

export type Ack<T> = { ok: true; data: T } | { ok: false; error: SocketError };

/** Event maps for Socket.IO, for both ends. */
export type ClientToServer = {
  [C in ChatCommand]: (
    input: z.input<(typeof chatCommands)[C]['input']>,
    ack: (answer: Ack<CommandReply<C>>) => void,
  ) => void;
};
export type ServerToClient = {
  [N in Exclude<ChatNotice, 'messages:offline'>]: (payload: NoticePayload<N>) => void;
} & { 'messages:offline': (payload: NoticePayload<'messages:offline'>, ack: () => void) => void };

/** `data` of a refused handshake (`connect_error`). With `overloaded`, `retryAfterMs` is a slot: the node keeps it for this session. */
export const connectRefusal = z.object({ code: errorCode, retryAfterMs: z.int().optional() });
export type ConnectRefusal = z.infer<typeof connectRefusal>;

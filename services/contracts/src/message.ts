import { z } from 'zod';
import { callLine, type CallLine } from './call.ts';
import { id, limits, seq, timestamp } from './ids.ts';
import { mentions } from './mentions.ts';
import { reactions } from './message-actions/reaction.ts';
import { contentType } from './open-enum.ts';
import { roomLine, type RoomLine } from './room-line.ts';
import { visibleText } from './text.ts';

export const messageBody = visibleText({ min: 1, max: limits.messageBody });

/**
 * A message, everywhere the same. `seq` is its place in the room; `changedSeq` the place of the last event that
 * touched it, equal to `seq` until it is edited or deleted. A deleted message keeps its place with an empty body.
 * One with `call` is the line of a call, one with `line` tells a change of the room: without a body, written by the server, changed
 * by nobody. One with another `type` than that of a line holds what only later versions know (a poll, a card): `body` may be a plain
 * text of it, or empty.
 * `mentions` is there where it calls somebody, and an edit changes nothing of it.
 * `reactions` come with pages of history only; everywhere else a message without them says nothing about them.
 */
export const message = z.object({
  id,
  roomId: id,
  seq,
  changedSeq: seq,
  senderId: id,
  clientMsgId: id,
  body: z.string(),
  createdAt: timestamp,
  editedAt: timestamp.optional(),
  deletedAt: timestamp.optional(),
  replyTo: id.optional(),
  mentions: mentions.optional(),
  call: callLine.optional(),
  line: roomLine.optional(),
  type: contentType.optional(),
  reactions: reactions.optional(),
});
export type Message = z.infer<typeof message>;

/** What a message says: the one place that reads it from the fields of the wire. A kind of content adds its case here. */
export type Content =
  | { kind: 'text'; body: string }
  | { kind: 'call'; call: CallLine }
  | { kind: 'line'; line: RoomLine }
  | { kind: 'deleted' }
  /** What only a newer version knows. */
  | { kind: 'unknown'; type: string };

export function contentOf({
  body,
  call,
  deletedAt,
  line,
  type,
}: Pick<Message, 'body' | 'call' | 'deletedAt' | 'line' | 'type'>): Content {
  if (deletedAt !== undefined) return { kind: 'deleted' };
  if (line) return { kind: 'line', line };
  if (type !== undefined) return { kind: 'unknown', type };
  return call ? { kind: 'call', call } : { kind: 'text', body };
}

/** What a sender gives, by socket or by REST. `clientMsgId` names the send: however often it is retried, one message exists. */
export const messageDraft = z.strictObject({ clientMsgId: id, body: messageBody, replyTo: id.optional() });
export type MessageDraft = z.infer<typeof messageDraft>;

/** `sent` means that Kafka has the message on all its in-sync replicas; never less. */
export const sendReceipt = z.object({ id, clientMsgId: id, status: z.literal('sent') });
export type SendReceipt = z.infer<typeof sendReceipt>;

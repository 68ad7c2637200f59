import type { CallLine } from '@parley/contracts/call';
import type { Right } from '@parley/contracts/message-actions/action';
import type { Mentions } from '@parley/contracts/mentions';
import type { RoomLine } from '@parley/contracts/room-line';
import type { MessageAction } from '@parley/contracts/message-actions/index';

/** The end of a room's log: its last event, and how many messages it has had. */
export interface RoomHead {
  lastSeq: number;
  messages: number;
  lastMessageAt: Date | null;
}

export const emptyHead: RoomHead = { lastSeq: 0, messages: 0, lastMessageAt: null };

/** A message as the log keeps it. `messages` is its number among the room's messages; `call` and `line` make it the line of a call or a room. */
export interface StoredMessage {
  _id: string;
  kind: 'message';
  roomId: string;
  seq: number;
  changedSeq: number;
  messages: number;
  senderId: string;
  clientMsgId: string;
  fingerprint: string;
  body: string;
  createdAt: Date;
  editedAt?: Date;
  deletedAt?: Date;
  replyTo?: string;
  mentions?: Mentions;
  call?: CallLine;
  line?: RoomLine;
  /** Of a quiet one, which is none of the messages that this is the time of. */
  lastMessageAt?: Date | null;
}

/** Any other event of the log; its kind may keep more in it. `before` is the body that an edit replaced. */
export interface StoredChange {
  _id: string;
  kind: MessageAction | 'call-end';
  roomId: string;
  seq: number;
  messages: number;
  messageId: string;
  by: string;
  fingerprint: string;
  at: Date;
  lastMessageAt: Date | null;
  before?: string;
  /** In whose right, if not in that of the author. */
  right?: Right;
}

export type StoredEvent = StoredMessage | StoredChange;

/** The reactions to one message after its event `seq`, in the order in which they were chosen. */
export interface StoredReactions {
  _id: string;
  roomId: string;
  seq: number;
  chosen: { emoji: string; userId: string }[];
}

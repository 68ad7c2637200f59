import type { ErrorCode } from '@parley/contracts/errors';

/**
 * - `queued`: to be sent, in order.
 * - `sent`: acknowledged; kept until its event was applied from the log, so that a reload in between shows it.
 * - `failed`: can never succeed as it is; the person decides.
 */
export type EntryState = 'queued' | 'sent' | 'failed';

interface EntryBase {
  /** `clientMsgId` of a send, `clientEventId` of a change, `read:<room>` of a read mark. */
  id: string;
  /** Place in the outbox, given by the store. */
  order: number;
  roomId: string;
  state: EntryState;
  /** Epoch milliseconds. */
  createdAt: number;
  sentAt?: number;
  /** The room's position when it was queued: its event comes later than that. */
  afterSeq: number;
  error?: { code: ErrorCode; message: string };
}

export interface SendEntry extends EntryBase {
  kind: 'send';
  body: string;
  replyTo?: string;
}
export interface EditEntry extends EntryBase {
  kind: 'edit';
  messageId: string;
  body: string;
}
export interface DeleteEntry extends EntryBase {
  kind: 'delete';
  messageId: string;
}
/** An emoji chosen for a message, or taken back. */
export interface ReactionEntry extends EntryBase {
  kind: 'reaction';
  messageId: string;
  emoji: string;
  on: boolean;
}
export interface ReadEntry extends EntryBase {
  kind: 'read';
  seq: number;
}

/** Something that this device has to tell the platform, kept in IndexedDB from before the first try. */
export type OutboxEntry = SendEntry | EditEntry | DeleteEntry | ReactionEntry | ReadEntry;

type WithoutOrder<E> = E extends OutboxEntry ? Omit<E, 'order'> : never;
export type NewEntry = WithoutOrder<OutboxEntry>;

import type { ErrorCode } from '@parley/contracts/errors';
import type { Note } from '@parley/contracts/message-actions/index';
import type { Message } from '@parley/contracts/message';
import type { ChatSocket } from '@parley/client/sockets/connection';

/**
 * - `queued`: to be sent, in order.
 * - `sent`: acknowledged; kept until its event was applied from the log, so that a reload in between shows it.
 * - `failed`: can never succeed as it is; the person decides.
 */
export type EntryState = 'queued' | 'sent' | 'failed';

/** What the entries of all kinds have. */
export interface EntryBase {
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

/** What the outbox knows of one kind of entry. */
export interface EntryKind<E extends EntryBase> {
  /** `room`: goes out after the entries of its room before it. `own`: waits for entries of its own kind alone. */
  lane: 'room' | 'own';
  /** Both ways carry the same key, so that an entry may go by one after it went by the other. */
  bySocket(socket: ChatSocket, entry: E): Promise<unknown>;
  byRest(entry: E): Promise<unknown>;
  /** Whether a message of its room shows what the entry asked for, so that the entry is no longer needed. */
  isFulfilledBy(entry: E, message: Message, me: string): boolean;
  /** The same of an event that leaves its message as it is. */
  isFulfilledByNote?(entry: E, note: Note, me: string): boolean;
  /** Whether it stays with its reason when the log refuses what was acknowledged. */
  isKeptWhenRejected: boolean;
  /** Refused for good: whether there is nothing that the person would want to know or repeat. */
  isForgotten(code: ErrorCode): boolean;
}

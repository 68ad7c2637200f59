import type { ErrorCode } from '@parley/contracts/errors';
import type { Message } from '@parley/contracts/message';
import type { RoomLogRecord } from '@parley/contracts/records';
import { presentMessage } from '../domain/present-message.ts';
import type { RoomHead, StoredEvent, StoredMessage } from '../domain/room-model.ts';
import type { LogWrite } from '../stores/log-writer.ts';
import { applyChange, changeOf, fingerprintOf, isCreation, toMessage, type Change, type Creation } from './effects.ts';

/** An event as it stands in the log. */
export interface LogEntry {
  event: RoomLogRecord;
  partition: number;
  /** Of the request that it came with. */
  requestId: string;
}

/** What is known of the rooms and events of a batch before it is decided. */
export interface Known {
  /** Heads of all rooms of the batch. */
  heads: Map<string, RoomHead>;
  /** Events of the batch, and messages that its changes are about, as far as they are stored. */
  stored: Map<string, StoredEvent>;
  /**
   * Partitions that a dead worker may have stored without telling anybody. It stored them in order: the first event
   * that it did not store ends the replay of its partition.
   */
  replaying: ReadonlySet<number>;
}

export interface Delivery {
  notice: 'message:new' | 'message:changed';
  message: Message;
  /** The trace that it is told in, when that is kept. */
  trace?: string | undefined;
}

/** An acknowledged event that cannot take effect; its sender is told. */
export interface Rejection {
  event: RoomLogRecord;
  requestId: string;
  code: ErrorCode;
  reason: string;
}

/** Everything that follows from a batch of the log. */
export interface Decision {
  write: LogWrite;
  /** In the order of the log. */
  deliveries: Delivery[];
  rejections: Rejection[];
  duplicates: number;
  heads: Map<string, RoomHead>;
  replaying: Set<number>;
  /** Messages by room as they are after the batch. */
  touched: Map<string, Map<string, StoredMessage>>;
}

/**
 * Gives each event of the log its place in its room. A pure function of the log and of what is stored: whoever decides
 * the same batch again, after a crash or instead of a dead worker, comes to the same places.
 */
export function decide(entries: LogEntry[], known: Known): Decision {
  const batch = new Batch(known);
  for (const entry of entries) batch.take(entry);
  return batch.decision();
}

class Batch {
  readonly #stored: Map<string, StoredEvent>;
  readonly #heads: Map<string, RoomHead>;
  readonly #replaying: Set<number>;
  readonly #inserts: StoredEvent[] = [];
  readonly #updated = new Map<string, StoredMessage>();
  readonly #touched = new Map<string, Map<string, StoredMessage>>();
  readonly #deliveries: Delivery[] = [];
  readonly #rejections: Rejection[] = [];
  #duplicates = 0;

  constructor({ heads, stored, replaying }: Known) {
    this.#replaying = new Set(replaying);
    this.#heads = new Map(heads);
    this.#stored = new Map(stored);
  }

  take(entry: LogEntry): void {
    const { event, partition } = entry;
    const before = this.#stored.get(event.id);
    if (before) this.#repeat(entry, before);
    // What is refused leaves no trace in the store, and so says nothing of how far a dead worker came.
    else if (this.#accept(entry)) this.#replaying.delete(partition);
  }

  #accept(entry: LogEntry): boolean {
    const { event } = entry;
    if (!isCreation(event)) return this.#change(entry, event);
    this.#create(event);
    return true;
  }

  decision(): Decision {
    const updates = [...this.#updated.values()].map(({ _id, roomId, body, changedSeq, editedAt, deletedAt, call }) => ({
      _id,
      roomId,
      set: { body, changedSeq, ...(editedAt && { editedAt }), ...(deletedAt && { deletedAt }), ...(call && { call }) },
    }));
    const deleted = this.#inserts.flatMap(event =>
      event.kind === 'delete' ? [{ roomId: event.roomId, messageId: event.messageId }] : [],
    );
    return {
      write: { inserts: this.#inserts, updates, deleted },
      deliveries: this.#deliveries,
      rejections: this.#rejections,
      duplicates: this.#duplicates,
      heads: this.#heads,
      replaying: this.#replaying,
      touched: this.#touched,
    };
  }

  #create(event: Creation): void {
    const message = toMessage(event, this.#advance(event, 1));
    this.#insert(message);
    this.#deliver('message:new', message);
  }

  /** Whether it takes effect. */
  #change(entry: LogEntry, event: Change): boolean {
    const target = this.#stored.get(event.messageId);
    if (target?.kind !== 'message' || target.roomId !== event.roomId) return this.#reject(entry, 'unknown_message');
    if (!mayChange(event, target)) return this.#reject(entry, 'forbidden');
    if (target.deletedAt) return this.#changeDeleted(entry);
    const head = this.#advance(event, 0);
    this.#insert(changeOf(event, target, head));
    const changed = applyChange(event, target, head.lastSeq);
    this.#stored.set(changed._id, changed);
    this.#updated.set(changed._id, changed);
    this.#deliver('message:changed', changed);
    return true;
  }

  /** Deleting what is deleted is a repetition; anything else comes too late. */
  #changeDeleted(entry: LogEntry): false {
    if (entry.event.type !== 'message.deleted.v1') return this.#reject(entry, 'message_deleted');
    this.#duplicates += 1;
    return false;
  }

  /** Stored before: it keeps its place. In a replay it may never have been told, so it is told as it is now. */
  #repeat(entry: LogEntry, before: StoredEvent): void {
    const { event } = entry;
    this.#duplicates += 1;
    if (fingerprintOf(event) !== before.fingerprint) return void this.#reject(entry, 'idempotency_conflict');
    if (!this.#replaying.has(entry.partition)) return;
    const told = before.kind === 'message' ? before : this.#stored.get(before.messageId);
    if (told?.kind === 'message') this.#deliver(before.kind === 'message' ? 'message:new' : 'message:changed', told);
  }

  #reject({ event, requestId }: LogEntry, code: ErrorCode): false {
    this.#rejections.push({ event, requestId, code, reason: `${event.type} was refused: ${code}` });
    return false;
  }

  #advance({ roomId, at }: RoomLogRecord, messages: 0 | 1): RoomHead {
    const head = this.#heads.get(roomId);
    if (!head) throw new Error(`the head of room ${roomId} was not loaded`);
    const lastMessageAt = messages === 1 ? new Date(at) : head.lastMessageAt;
    const next = { lastSeq: head.lastSeq + 1, messages: head.messages + messages, lastMessageAt };
    this.#heads.set(roomId, next);
    return next;
  }

  #insert(event: StoredEvent): void {
    this.#inserts.push(event);
    this.#stored.set(event._id, event);
  }

  #deliver(notice: Delivery['notice'], message: StoredMessage): void {
    const room = this.#touched.get(message.roomId) ?? new Map<string, StoredMessage>();
    this.#touched.set(message.roomId, room.set(message._id, message));
    this.#deliveries.push({ notice, message: presentMessage(message) });
  }
}

/** People change their own messages, the end of a call its own line. */
function mayChange(event: Change, { senderId, call }: StoredMessage): boolean {
  if (event.type === 'call.closed.v1') return call?.callId === event.callId;
  return call === undefined && senderId === event.by;
}

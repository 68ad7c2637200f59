import type { ErrorCode } from '@parley/contracts/errors';
import type { RoomLogRecord } from '@parley/contracts/records';
import type { RoomEvent } from '@parley/contracts/room-events';
import { presentEvent } from './present-event.ts';
import { presentMessage } from './present-message.ts';
import type { RoomHead, StoredChange, StoredEvent, StoredMessage } from './model.ts';
import type { LogWrite, MessageUpdate } from './write.ts';
import { kindOf, refusalOf } from './kinds/index.ts';
import type { Change, Creation, Note, Told } from './kinds/kind.ts';

/** An event as it stands in the log. */
export interface LogEntry {
  event: RoomLogRecord;
  partition: number;
  /** Of the request that it came with. */
  requestId: string;
  /** That accepted it. */
  node?: string;
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

export type Delivery = Told & {
  /** The message that it is about. */
  about: string;
  /** The trace that it is told in, when that is kept. */
  trace?: string | undefined;
  /** The node that accepted it; of new messages only. */
  from?: string | undefined;
  /** Whose members are told how far the channel is; of new messages only. */
  spaceId?: string | undefined;
};

/** An event for those who follow the room, and the request that it came with. */
export interface DecidedEvent {
  event: RoomEvent;
  requestId: string;
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
  /** For those who follow rooms, in the same order: every event that took a place, in a replay also those of before. */
  events: DecidedEvent[];
  rejections: Rejection[];
  duplicates: number;
  heads: Map<string, RoomHead>;
  replaying: Set<number>;
  /** Messages by room as they are after the batch. */
  touched: Map<string, Map<string, StoredMessage>>;
}

/**
 * Gives each event of the log its place in its room. A pure function of the log and of what is stored: anyone who decides
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
  readonly #updates = new Map<string, MessageUpdate>();
  readonly #forgotten: LogWrite['forgotten'] = [];
  readonly #effects: LogWrite['effects'] = [];
  readonly #touched = new Map<string, Map<string, StoredMessage>>();
  readonly #deliveries: Delivery[] = [];
  readonly #told: DecidedEvent[] = [];
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
    else if (this.#accept(entry)) {
      this.#tellFollowers(entry);
      this.#replaying.delete(partition);
    }
  }

  decision(): Decision {
    return {
      write: {
        inserts: this.#inserts,
        updates: [...this.#updates.values()],
        forgotten: this.#forgotten,
        effects: this.#effects,
      },
      deliveries: this.#deliveries,
      events: this.#told,
      rejections: this.#rejections,
      duplicates: this.#duplicates,
      heads: this.#heads,
      replaying: this.#replaying,
      touched: this.#touched,
    };
  }

  /** Whether it takes effect. */
  #accept(entry: LogEntry): boolean {
    const { event } = entry;
    const kind = kindOf(event);
    const target = this.#target(event);
    if (kind.does !== 'create' && !target) return this.#reject(entry, 'unknown_message');
    const refusal = refusalOf(event, target);
    if (refusal) return this.#reject(entry, refusal.code);
    if (kind.does === 'create') this.#create(entry, kind);
    else if (target) return this.#concern(event, kind, target);
    return true;
  }

  #create({ event, node }: LogEntry, kind: Creation): void {
    const { lastSeq: seq, messages, lastMessageAt } = this.#advance(event, kind.isQuiet ? 'quiet' : 'message');
    const message: StoredMessage = {
      _id: event.id,
      kind: 'message',
      roomId: event.roomId,
      seq,
      changedSeq: seq,
      messages,
      senderId: event.by,
      fingerprint: kind.fingerprint(event),
      createdAt: new Date(event.at),
      ...(kind.isQuiet && { lastMessageAt }),
      ...kind.content(event),
    };
    this.#insert(message);
    this.#deliver('message:new', message, node, spaceOf(event));
  }

  /** An event about a message: whether it takes effect. */
  #concern(event: RoomLogRecord, kind: Change | Note, target: StoredMessage): boolean {
    if (kind.does === 'note') {
      const note = { ...this.#entryOf(event, kind, target), ...kind.entry(event) };
      this.#insert(note);
      this.#note(note, kind);
      return true;
    }
    if (kind.isDone(target)) {
      this.#duplicates += 1;
      return false;
    }
    this.#change(event, kind, target);
    return true;
  }

  #change(event: RoomLogRecord, kind: Change, target: StoredMessage): void {
    const change = this.#entryOf(event, kind, target);
    this.#insert({ ...change, ...(kind.keepsText && { before: target.body }) });
    if (kind.forgetsTexts) this.#forgotten.push({ roomId: event.roomId, messageId: target._id });
    this.#update(target, { ...kind.apply(event, target), changedSeq: change.seq });
  }

  /** What the log keeps of an event about a message. */
  #entryOf(event: RoomLogRecord, kind: Change | Note, target: StoredMessage): StoredChange {
    const { lastSeq: seq, messages, lastMessageAt } = this.#advance(event, 'change');
    return {
      _id: event.id,
      kind: kind.name,
      roomId: event.roomId,
      seq,
      messages,
      messageId: target._id,
      by: event.by,
      at: new Date(event.at),
      fingerprint: kind.fingerprint(event),
      lastMessageAt,
      ...(event.right !== 'author' && { right: event.right }),
    };
  }

  /** The message that a change is about, if it is one of the event's room. */
  #target(event: RoomLogRecord): StoredMessage | undefined {
    const target = 'messageId' in event ? this.#stored.get(event.messageId) : undefined;
    return target?.kind === 'message' && target.roomId === event.roomId ? target : undefined;
  }

  #update(target: StoredMessage, patch: MessageUpdate['set']): void {
    const changed = { ...target, ...patch };
    const { _id, roomId } = changed;
    this.#stored.set(_id, changed);
    this.#updates.set(_id, { _id, roomId, set: { ...this.#updates.get(_id)?.set, ...patch } });
    this.#deliver('message:changed', changed);
  }

  /** Stored before: it keeps its place. In a replay it may never have been told, so it is told as it is now. */
  #repeat(entry: LogEntry, before: StoredEvent): void {
    const { event } = entry;
    this.#duplicates += 1;
    if (kindOf(event).fingerprint(event) !== before.fingerprint)
      return void this.#reject(entry, 'idempotency_conflict');
    if (!this.#replaying.has(entry.partition)) return;
    this.#tellFollowers(entry);
    if (before.kind === 'message') return this.#deliver('message:new', before, undefined, spaceOf(event));
    const kind = kindOf(event);
    if (kind.does === 'note') return this.#note(before, kind);
    const target = this.#stored.get(before.messageId);
    if (target?.kind === 'message') this.#deliver('message:changed', target);
  }

  #tellFollowers({ event: { id }, requestId }: LogEntry): void {
    this.#told.push({ event: presentEvent(id, this.#stored), requestId });
  }

  #reject({ event, requestId }: LogEntry, code: ErrorCode): false {
    this.#rejections.push({ event, requestId, code, reason: `${event.type} was refused: ${code}` });
    return false;
  }

  #advance({ roomId, at }: RoomLogRecord, by: 'message' | 'quiet' | 'change'): RoomHead {
    const head = this.#heads.get(roomId);
    if (!head) throw new Error(`the head of room ${roomId} was not loaded`);
    const lastMessageAt = by === 'message' ? new Date(at) : head.lastMessageAt;
    const next = { lastSeq: head.lastSeq + 1, messages: head.messages + Number(by !== 'change'), lastMessageAt };
    this.#heads.set(roomId, next);
    return next;
  }

  #insert(event: StoredEvent): void {
    this.#inserts.push(event);
    this.#stored.set(event._id, event);
  }

  #deliver(notice: 'message:new' | 'message:changed', message: StoredMessage, from?: string, spaceId?: string): void {
    this.#touch(message.roomId).set(message._id, message);
    this.#deliveries.push({ notice, payload: presentMessage(message), about: message._id, from, spaceId });
  }

  /** What follows from it is written beside the log, in its order; written again it changes nothing. */
  #note(note: StoredChange, kind: Note): void {
    this.#effects.push(kind.effect(note));
    this.#touch(note.roomId);
    this.#deliveries.push({ ...kind.told(note), about: note.messageId });
  }

  #touch(roomId: string): Map<string, StoredMessage> {
    const room = this.#touched.get(roomId) ?? new Map<string, StoredMessage>();
    this.#touched.set(roomId, room);
    return room;
  }
}

function spaceOf(event: RoomLogRecord): string | undefined {
  return event.type === 'message.created.v1' ? event.spaceId : undefined;
}

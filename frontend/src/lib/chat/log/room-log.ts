import { bounds } from '#config/timing.ts';
import type { Message } from '@parley/contracts/message';
import type { Note } from '@parley/contracts/message-actions/index';
import { keepNotes, noted } from '#lib/chat/log/notes.ts';

/**
 * What this client holds of one room's log: a window of messages without holes, from some page of history up to
 * `position`. Every function here is pure and returns the same object when nothing changed.
 */
export interface RoomLog {
  /** The last event up to which everything was applied. */
  position: number;
  /** The window, by `seq`. */
  messages: readonly Message[];
  /** Cursor of the page before the window; null when the window begins where the room begins. */
  olderCursor: string | null;
  /** Nothing up to this place is shown to the person. */
  from?: number;
  /** Where the first page of the window began, so that the window can be cut back to it. */
  newest: { seq: number; olderCursor: string | null };
  /** Changed messages older than the window: a page that was read before the change must not undo it. */
  outside: ReadonlyMap<string, Message>;
  /** Notes about messages older than the window, the newest ones: a page that was read before them must not hide them. */
  outsideNotes: readonly Note[];
  /** Events beyond a gap, by their places, bounded. */
  ahead: readonly LogEvent[];
}

/** An event of the room: a message in its newest state, or a note that leaves its message as it is. */
export type LogEvent = Message | Note;

/** A page of history as the platform answers it, newest first. */
export interface HistoryPage {
  messages: readonly Message[];
  nextCursor: string | null;
  startsAfter?: number | undefined;
}

/**
 * A log from the newest page of history. The page says nothing of events whose traces were overwritten (an edit of
 * an edited message) or lie before it (an edit of an old one), so the position is where the page surely has everything; the
 * rest comes as changes.
 */
export function openLog(page: HistoryPage): RoomLog {
  const messages = page.messages.toSorted((a, b) => a.seq - b.seq);
  const traces = new Set(messages.flatMap(message => [message.seq, message.changedSeq]));
  const from = page.startsAfter ?? 0;
  let position = page.nextCursor === null ? from : (messages[0]?.seq ?? 0);
  while (traces.has(position + 1)) position++;
  const newest = { seq: messages[0]?.seq ?? 0, olderCursor: page.nextCursor };
  const nothing = { outside: new Map(), outsideNotes: [], ahead: [] };
  return { position, messages, olderCursor: page.nextCursor, newest, from, ...nothing };
}

/** True when the page showed events that lie beyond the position, so that changes must be fetched at once. */
export function isBehindItself(log: RoomLog): boolean {
  return log.messages.some(message => message.changedSeq > log.position);
}

/** Puts the newest state of one message in its place; an older state changes nothing. */
export function upsert(log: RoomLog, message: Message): RoomLog {
  const at = placeOf(log.messages, message.seq);
  const present = log.messages[at];
  if (present?.id === message.id) {
    if (present.changedSeq >= message.changedSeq) return log;
    return { ...log, messages: log.messages.with(at, keepNotes(message, present)) };
  }
  if (message.seq <= (log.from ?? 0)) return log;
  if (at === 0 && log.olderCursor !== null) return keepOutside(log, message);
  return { ...log, messages: log.messages.toSpliced(at, 0, message) };
}

/** Applies a note to its message; one about a message that is not here waits for its page. */
export function annotate(log: RoomLog, note: Note, me: string): RoomLog {
  const at = log.messages.findLastIndex(({ id }) => id === note.messageId);
  const message = log.messages[at];
  if (message) {
    const after = noted(message, note, me);
    return after === message ? log : { ...log, messages: log.messages.with(at, after) };
  }
  if (log.olderCursor === null) return log;
  return { ...log, outsideNotes: [...log.outsideNotes, note].slice(-bounds.outsideNotes) };
}

/** Adds the page before the window. */
export function prependPage(log: RoomLog, page: HistoryPage, me: string): RoomLog {
  const first = log.messages[0]?.seq ?? Infinity;
  const outside = new Map(log.outside);
  const late = log.outsideNotes;
  const older = page.messages
    .filter(message => message.seq < first)
    .map(message => {
      const changed = outside.get(message.id);
      outside.delete(message.id);
      const newest = changed && changed.changedSeq > message.changedSeq ? keepNotes(changed, message) : message;
      return late.reduce((shown, note) => (note.messageId === shown.id ? noted(shown, note, me) : shown), newest);
    })
    .sort((a, b) => a.seq - b.seq);
  return { ...log, messages: [...older, ...log.messages], olderCursor: page.nextCursor, outside };
}

/** The log cut back to the page that it was opened with and what came after; undefined when that is more than `most`. */
export function lastPages(log: RoomLog, most: number): RoomLog | undefined {
  const messages = log.messages.slice(placeOf(log.messages, log.newest.seq));
  if (messages.length > most) return undefined;
  return { ...log, messages, olderCursor: log.newest.olderCursor, outside: new Map(), outsideNotes: [], ahead: [] };
}

function keepOutside(log: RoomLog, message: Message): RoomLog {
  const known = log.outside.get(message.id);
  if (known && known.changedSeq >= message.changedSeq) return log;
  return { ...log, outside: new Map(log.outside).set(message.id, message) };
}

/** Index of the first message whose `seq` is not less; the end is the common case. */
function placeOf(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  if ((messages.at(-1)?.seq ?? 0) < seq) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

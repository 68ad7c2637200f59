import type { Message } from '@parley/contracts/message';
import type { Note } from '@parley/contracts/message-actions/index';
import { bounds } from '#config/timing.ts';
import { annotate, type LogEvent, type RoomLog, upsert } from '#lib/chat/log/room-log.ts';

export type Verdict = 'applied' | 'known' | 'gap';

/** Applies one event that came as a hint: the next in order at once, one beyond a gap when the gap is closed. */
export function applyEvent(log: RoomLog, event: LogEvent, me: string): { log: RoomLog; verdict: Verdict } {
  const place = placeOf(event);
  if (place <= log.position) return { log: apply(log, event, me), verdict: 'known' };
  if (place > log.position + 1) return { log: buffer(log, event), verdict: 'gap' };
  return { log: drainAhead(advance(apply(log, event, me), place), me), verdict: 'applied' };
}

function placeOf(event: LogEvent): number {
  return 'notice' in event ? event.seq : event.changedSeq;
}

function apply(log: RoomLog, event: LogEvent, me: string): RoomLog {
  return 'notice' in event ? annotate(log, event, me) : upsert(log, event);
}

export interface Range {
  /** The position that was asked from. */
  from: number;
  /** In the order of their last change. */
  messages: readonly Message[];
  notes?: readonly Note[];
  /** Everything up to here is in it, or was overwritten by what is. */
  upTo: number;
}

/** Applies a fetched range. One that begins beyond the position (the log was loaded again meanwhile) is of no use. */
export function applyRange(log: RoomLog, { from, messages, notes = [], upTo }: Range, me: string): RoomLog {
  if (from > log.position) return log;
  const applied = messages.reduce(upsert, log);
  const withNotes = notes.reduce((after, note) => annotate(after, note, me), applied);
  return drainAhead(advance(withNotes, upTo), me);
}

/** How far a page of changes reaches: to the head when it is the last one, else to its last change. */
export function reachOf(changes: readonly Message[], isLast: boolean, lastSeq: number): number {
  const lastChange = changes.reduce((max, message) => Math.max(max, message.changedSeq), 0);
  return isLast ? Math.max(lastSeq, lastChange) : lastChange;
}

function advance(log: RoomLog, position: number): RoomLog {
  return position > log.position ? { ...log, position } : log;
}

function buffer(log: RoomLog, event: LogEvent): RoomLog {
  if (log.ahead.some(other => placeOf(other) === placeOf(event))) return log;
  const ahead = [...log.ahead, event].sort((a, b) => placeOf(a) - placeOf(b));
  return { ...log, ahead: ahead.slice(0, bounds.aheadEvents) };
}

/** Applies buffered events that have become next, and forgets those that were overtaken. */
function drainAhead(log: RoomLog, me: string): RoomLog {
  if (log.ahead.length === 0) return log;
  let drained = log;
  const left: LogEvent[] = [];
  for (const event of log.ahead) {
    if (placeOf(event) > drained.position + 1) left.push(event);
    else drained = advance(apply(drained, event, me), placeOf(event));
  }
  return { ...drained, ahead: left };
}

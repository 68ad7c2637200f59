import type { Message } from '@parley/contracts/message';
import { bounds } from '#config/timing.ts';
import { type RoomLog, upsert } from '#lib/chat/log/room-log.ts';

export type Verdict = 'applied' | 'known' | 'gap';

/** Applies one event that came as a hint: the next in order at once, one beyond a gap when the gap is closed. */
export function applyEvent(log: RoomLog, message: Message): { log: RoomLog; verdict: Verdict } {
  if (message.changedSeq <= log.position) return { log: upsert(log, message), verdict: 'known' };
  if (message.changedSeq > log.position + 1) return { log: buffer(log, message), verdict: 'gap' };
  return { log: drainAhead(advance(upsert(log, message), message.changedSeq)), verdict: 'applied' };
}

export interface Range {
  /** The position that was asked from. */
  from: number;
  /** In the order of their last change. */
  messages: readonly Message[];
  /** Everything up to here is in `messages`, or was overwritten by what is. */
  upTo: number;
}

/** Applies a fetched range. One that begins beyond the position (the log was loaded anew meanwhile) is of no use. */
export function applyRange(log: RoomLog, { from, messages, upTo }: Range): RoomLog {
  if (from > log.position) return log;
  const applied = messages.reduce(upsert, log);
  return drainAhead(advance(applied, upTo));
}

/** How far a page of changes reaches: to the head when it is the last one, else to its last change. */
export function reachOf(changes: readonly Message[], isLast: boolean, lastSeq: number): number {
  const lastChange = changes.reduce((max, message) => Math.max(max, message.changedSeq), 0);
  return isLast ? Math.max(lastSeq, lastChange) : lastChange;
}

function advance(log: RoomLog, position: number): RoomLog {
  return position > log.position ? { ...log, position } : log;
}

function buffer(log: RoomLog, message: Message): RoomLog {
  if (log.ahead.some(event => event.changedSeq === message.changedSeq)) return log;
  const ahead = [...log.ahead, message].sort((a, b) => a.changedSeq - b.changedSeq);
  return { ...log, ahead: ahead.slice(0, bounds.aheadEvents) };
}

/** Applies buffered events that have become next, and forgets those that were overtaken. */
function drainAhead(log: RoomLog): RoomLog {
  if (log.ahead.length === 0) return log;
  let drained = log;
  const left: Message[] = [];
  for (const event of log.ahead) {
    if (event.changedSeq > drained.position + 1) left.push(event);
    else drained = advance(upsert(drained, event), event.changedSeq);
  }
  return { ...drained, ahead: left };
}

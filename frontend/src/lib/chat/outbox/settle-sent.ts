import { chatApi } from '@parley/contracts/chat-api';
import { notesOf } from '@parley/contracts/message-actions/index';
import { bounds, timing } from '#config/timing.ts';
import { call } from '#lib/api/call.ts';
import { kindOf, type OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { isFulfilledBy } from '#lib/chat/outbox/rules.ts';
import { wallClock } from '#lib/clock.ts';

/** What the log says of acknowledged entries. */
export interface Settlement {
  /** In the log, or of no more use on this device. */
  done: OutboxEntry[];
  /** Acknowledged long ago and still not in the log. */
  overdue: OutboxEntry[];
}

/** Looks for acknowledged entries of one room in its log, from where the room stood when they were queued. */
export async function settleSent(roomId: string, entries: readonly OutboxEntry[], me: string): Promise<Settlement> {
  let open = entries.filter(entry => entry.roomId === roomId && entry.state === 'sent');
  const found: OutboxEntry[] = [];
  let since = Math.min(...open.map(entry => entry.afterSeq));
  for (let page = 0; open.length > 0 && page < bounds.changesPages; page++) {
    const query = { since, limit: bounds.changesPage };
    const answer = await call(chatApi.changes, { params: { id: roomId }, query });
    const { changes } = answer;
    const notes = notesOf(answer);
    found.push(...open.filter(entry => changes.some(message => isFulfilledBy(entry, message, me))));
    found.push(...open.filter(entry => notes.some(note => kindOf(entry).isFulfilledByNote?.(entry, note, me))));
    open = open.filter(entry => !found.includes(entry));
    if (changes.length < bounds.changesPage) break;
    since = changes.at(-1)?.changedSeq ?? since;
  }
  const late = open.filter(entry => isLate(entry));
  // A change that a later one has overtaken leaves no trace to wait for; only a missing message is overdue.
  return {
    done: [...found, ...late.filter(entry => entry.kind !== 'send')],
    overdue: late.filter(entry => entry.kind === 'send'),
  };
}

/** Another tab or an earlier start may have noted the time, so it is the wall's; one that lies ahead was noted before the clock was set back. */
function isLate({ sentAt = 0 }: OutboxEntry): boolean {
  return Math.abs(wallClock() - sentAt) > timing.ackGivenUp;
}

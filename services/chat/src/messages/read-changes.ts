import { limits } from '@parley/contracts/ids';
import type { Message } from '@parley/contracts/message';
import { noteLists, type NoteLists } from '@parley/contracts/message-actions/index';
import type { ChatContext } from '../context.ts';
import { noteNamed } from '../room-log/kinds/index.ts';
import type { StoredChange } from '../room-log/model.ts';
import { presentMessage } from '../room-log/present-message.ts';
import { readHead } from './read-heads.ts';
import { beginning, type Membership } from '../rooms/room-model.ts';

type Needs = Pick<ChatContext, 'cache' | 'log'>;

export interface Changes extends Required<NoteLists> {
  changes: Message[];
  upTo?: number;
  lastSeq: number;
  reset: boolean;
}

/**
 * What happened after `since`, in order. The asker is complete up to `lastSeq` when the page is not full, else up to
 * the `changedSeq` of its last message; `upTo` says that notes end before that. `reset` tells an asker who claims to
 * be ahead of the room to start over. Who sees nothing of before they came is told of nothing older.
 */
export async function readChanges(
  ctx: Needs,
  { roomId, from: { seq: from } = beginning }: Pick<Membership, 'roomId' | 'from'>,
  since: number,
  limit: number,
): Promise<Changes> {
  // The head is read first: all that it counts is then found by the range read after it.
  const cached = await readHead(ctx, roomId);
  // The cached head may be behind; before an asker is told to start over the log itself is asked.
  const { lastSeq } = since > cached.lastSeq ? await ctx.log.head(roomId) : cached;
  if (since > lastSeq) return { changes: [], ...noNotes(), lastSeq, reset: true };
  if (since === lastSeq) return { changes: [], ...noNotes(), lastSeq, reset: false };
  return { ...(await readRange(ctx, roomId, { since, lastSeq, limit, from })), reset: false };
}

interface Range {
  /** Nothing of before this place is shown. */
  from: number;
  since: number;
  lastSeq: number;
  limit: number;
}

/** Messages that were created or changed in a range, and its notes; of a range that is cut, those up to its last message. */
export async function readRange(
  { log }: Pick<Needs, 'log'>,
  roomId: string,
  { from, lastSeq, limit, ...range }: Range,
): Promise<Omit<Changes, 'reset'>> {
  const since = Math.max(range.since, from);
  const found = await log.changesSince(roomId, since, from, limit);
  const last = found.at(-1)?.changedSeq ?? 0;
  const reach = found.length === limit ? last : Math.max(lastSeq, last);
  const notes = await log.notesBetween(roomId, since, reach, limits.notes);
  const isCut = notes.length === limits.notes;
  return {
    changes: found.map(presentMessage),
    ...listed(notes),
    ...(isCut && { upTo: notes.at(-1)?.seq ?? reach }),
    lastSeq: Math.max(lastSeq, last),
  };
}

type Lists = Required<NoteLists>;

function noNotes(): Lists {
  return Object.fromEntries(Object.keys(noteLists).map(list => [list, []])) as unknown as Lists;
}

function listed(notes: StoredChange[]): Lists {
  const lists = noNotes();
  for (const note of notes) {
    const kind = noteNamed(note.kind);
    if (kind) (lists[kind.list] as unknown[]).push(kind.told(note).payload);
  }
  return lists;
}

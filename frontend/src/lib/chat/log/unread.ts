import type { Message } from '@parley/contracts/message';
import type { RoomLog } from '#lib/chat/log/room-log.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';

/**
 * Unread messages of one room between two listings: the platform counts at `lastSeq`, this client adds what it saw
 * after that. `uncertain` means that only a new listing can tell the number.
 */
export interface Unread {
  count: number;
  /** The head that `listed` was counted at. */
  listedAt: number;
  listed: number;
  readSeq: number;
  /** Places of others' messages after `listedAt`. */
  tail: readonly number[];
  uncertain: boolean;
}

/** More than this many unseen messages since the last listing are not worth remembering one by one. */
const longestTail = 1_000;

export interface ListedUnread {
  lastSeq: number;
  readSeq: number;
  unread: number;
}

/** Takes a fresh listing; hints that overtook it and reads that it does not know yet stay counted. */
export function listedUnread(listing: ListedUnread, before?: Unread): Unread {
  const tail = before?.tail.filter(seq => seq > listing.lastSeq) ?? [];
  const fresh = { ...listing, listed: listing.unread, listedAt: listing.lastSeq };
  const state = counted({ count: 0, uncertain: false, tail, ...pick(fresh) });
  return before && before.readSeq > listing.readSeq ? readUpTo(state, before.readSeq) : state;
}

/** Somebody else's message was seen at `seq`. */
export function sawMessage(unread: Unread, seq: number): Unread {
  if (seq <= unread.listedAt || unread.tail.includes(seq)) return unread;
  if (unread.tail.length >= longestTail) return { ...unread, uncertain: true };
  return counted({ ...unread, tail: [...unread.tail, seq] });
}

/** Read up to `seq`, here or on another device. */
export function readUpTo(unread: Unread, seq: number): Unread {
  if (seq <= unread.readSeq) return unread;
  const withinListed = seq < unread.listedAt && unread.listed > 0;
  const listed = withinListed ? unread.listed : 0;
  return counted({ ...unread, readSeq: seq, listed, uncertain: unread.uncertain || withinListed });
}

/** What this device has read, although the platform does not know it yet. */
export function withQueuedMark(unread: Unread, roomId: string, outbox: readonly OutboxEntry[]): Unread {
  const mark = outbox.find(entry => entry.kind === 'read' && entry.roomId === roomId);
  return mark?.kind === 'read' ? readUpTo(unread, mark.seq) : unread;
}

/** What one message in its newest state means for the number of unread ones. */
export function noted(unread: Unread, message: Message, me: string): Unread {
  if (message.senderId === me || message.line) return unread;
  return isNews(message, me) ? sawMessage(unread, message.seq) : lostMessage(unread, message.seq);
}

/** Whether a message is worth a count: not one's own, not deleted, no call that one was in, and nothing that the room tells of itself. */
export function isNews({ senderId, deletedAt, call, line }: Message, me: string): boolean {
  return senderId !== me && deletedAt === undefined && !line && !call?.participants.includes(me);
}

/** A message was deleted, or a call was joined: what is no news any more does not count. */
export function lostMessage(unread: Unread, seq: number): Unread {
  if (seq <= unread.readSeq) return unread;
  if (seq <= unread.listedAt) return unread.listed > 0 ? { ...unread, uncertain: true } : unread;
  return counted({ ...unread, tail: unread.tail.filter(other => other !== seq) });
}

/** Counted one by one, where the log reaches from what was read to what the listing knew; else as it was. */
export function countedIn(unread: Unread, log: RoomLog, counts: (message: Message) => boolean): Unread {
  const isCovered = log.olderCursor === null || (log.messages[0]?.seq ?? Infinity) <= unread.readSeq + 1;
  if (!isCovered || log.position < unread.listedAt) return unread;
  const inLog = log.messages.filter(message => message.seq > unread.readSeq && counts(message));
  const beyond = unread.tail.filter(seq => seq > log.position);
  const tail = [...inLog.map(({ seq }) => seq), ...beyond];
  const isSame = unread.listed === 0 && !unread.uncertain && isEqual(tail, unread.tail);
  return isSame ? unread : counted({ ...unread, listed: 0, uncertain: false, tail });
}

function isEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((seq, at) => seq === other[at]);
}

function counted(unread: Unread): Unread {
  const tail = unread.tail.filter(seq => seq > unread.readSeq);
  return { ...unread, tail, count: unread.listed + tail.length };
}

function pick({ listed, listedAt, readSeq }: Pick<Unread, 'listed' | 'listedAt' | 'readSeq'>) {
  return { listed, listedAt, readSeq };
}

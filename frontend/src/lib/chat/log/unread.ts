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

function counted(unread: Unread): Unread {
  const tail = unread.tail.filter(seq => seq > unread.readSeq);
  return { ...unread, tail, count: unread.listed + tail.length };
}

function pick({ listed, listedAt, readSeq }: Pick<Unread, 'listed' | 'listedAt' | 'readSeq'>) {
  return { listed, listedAt, readSeq };
}

import type { Message } from '@parley/contracts/message';
import type { ChatContext } from '../context.ts';
import { decodeCursor, encodeCursor } from './cursors.ts';
import type { StoredMessage } from '../room-log/model.ts';
import { beginning, isShown, type LogPlace, type Membership } from '../rooms/room-model.ts';
import { withReactions } from './with-reactions.ts';

type Needs = Pick<ChatContext, 'cache' | 'log' | 'events'>;

export interface Page {
  messages: Message[];
  nextCursor: string | null;
  /** Nothing up to this place is shown to the reader. */
  startsAfter?: number;
}

/** The last message of a page: its place in the room, and its number among the messages. */
interface Cursor {
  seq: number;
  messages: number;
}

/**
 * A page of history, newest first. The recent end comes from the cache as far as its messages are numbered without a
 * gap, up to the newest; the rest comes from the log. So the two merge without a hole, whatever the cache has lost. It ends
 * where the reader came in, if they see nothing of before.
 */
export async function readHistory(
  ctx: Needs,
  { roomId, userId, from = beginning }: Pick<Membership, 'roomId' | 'userId' | 'from'>,
  cursorText: string | undefined,
  limit: number,
): Promise<Page> {
  const cursor = cursorText === undefined ? undefined : readCursor(cursorText);
  const cached = (await readCached(ctx, roomId, cursor, limit)).filter(message => isShown({ from }, message));
  const oldest = cached.at(-1);
  const complete = cached.length === limit || oldest?.messages === from.messages + 1;
  ctx.events.cacheRead('recent', complete ? 'hit' : 'miss');
  const range = { before: oldest?.seq ?? cursor?.seq, after: from.seq };
  const rest = complete ? [] : await ctx.log.messagesBetween(roomId, range, limit - cached.length);
  const found = [...cached, ...rest];
  return {
    messages: await withReactions(ctx, roomId, found, userId),
    nextCursor: nextCursor(found, limit, from),
    ...(from.seq > 0 && { startsAfter: from.seq }),
  };
}

async function readCached(
  { cache }: Needs,
  roomId: string,
  cursor: Cursor | undefined,
  limit: number,
): Promise<StoredMessage[]> {
  try {
    const [[head], found] = await Promise.all([cache.heads([roomId]), cache.newest(roomId, cursor?.seq, limit)]);
    const newest = cursor ? cursor.messages - 1 : head?.messages;
    return unbroken(found, newest);
  } catch {
    return [];
  }
}

/** The leading messages that are numbered downwards from `first`. */
function unbroken(found: StoredMessage[], first: number | undefined): StoredMessage[] {
  if (first === undefined) return [];
  const end = found.findIndex((message, at) => message.messages !== first - at);
  return end === -1 ? found : found.slice(0, end);
}

function nextCursor(messages: StoredMessage[], limit: number, from: LogPlace): string | null {
  const last = messages.at(-1);
  const more = last !== undefined && messages.length === limit && last.messages > from.messages + 1;
  return more ? encodeCursor(last.seq, last.messages) : null;
}

function readCursor(text: string): Cursor {
  const [seq, messages] = decodeCursor(text, /^(\d{1,15})\n(\d{1,15})$/);
  return { seq: Number(seq), messages: Number(messages) };
}

import { limits } from '@parley/contracts/ids';
import type { Message } from '@parley/contracts/message';
import type { NoteLists } from '@parley/contracts/message-actions/index';
import { reads } from '../access/may.ts';
import type { ChatContext } from '../context.ts';
import { beginning } from '../rooms/room-model.ts';
import { readRange } from './read-changes.ts';
import { readHeads } from './read-heads.ts';
import { withReactions } from './with-reactions.ts';

type Needs = Pick<ChatContext, 'memberships' | 'cache' | 'log' | 'events'>;

/** A client further behind than this gets the newest page of the room instead of everything in between. */
const resetBeyond = 1_000;

export interface RoomState {
  lastSeq: number;
  reset: boolean;
}

/** What a client has to be sent, room by room. */
export interface CatchUp {
  rooms: Record<string, RoomState>;
  /** Rooms in which the client is behind, with the position that it has. */
  behind: { roomId: string; since: number; lastSeq: number; reset: boolean }[];
}

/** What a client says of its rooms, and those that its socket hears. */
interface Asked {
  userId: string;
  heard: string[];
  has: Record<string, number>;
  only: boolean;
}

/**
 * Compares what a client has of its rooms with what there is; with `only`, of the rooms that it names. Its rooms are those that its
 * socket hears, and others that it names and may read: channels, and rooms that this node is about to hear of.
 */
export async function planCatchUp(ctx: Needs, { userId, heard, has, only }: Asked): Promise<CatchUp> {
  const own = only ? heard.filter(roomId => has[roomId] !== undefined) : heard;
  const known = new Set(heard);
  const others = Object.keys(has).filter(roomId => !known.has(roomId));
  const heads = await readHeads(ctx, [...own, ...(await readable(ctx, userId, others))]);
  const plan: CatchUp = { rooms: {}, behind: [] };
  for (const [roomId, { lastSeq: cachedSeq }] of heads) {
    const since = has[roomId];
    // The cached head may be behind; before a client is told that it is ahead, the log is asked.
    const lastSeq = since !== undefined && since > cachedSeq ? (await ctx.log.head(roomId)).lastSeq : cachedSeq;
    const reset = since !== undefined && (since > lastSeq || lastSeq - since > resetBeyond);
    plan.rooms[roomId] = { lastSeq, reset };
    if (since !== undefined && since !== lastSeq) plan.behind.push({ roomId, since, lastSeq, reset });
  }
  return plan;
}

async function readable({ memberships }: Needs, userId: string, roomIds: string[]): Promise<string[]> {
  const found = await Promise.all(roomIds.map(roomId => memberships.find(roomId, userId)));
  return roomIds.filter((_, at) => reads(found[at]));
}

export interface Batch extends NoteLists {
  roomId: string;
  messages: Message[];
  more: boolean;
  lastSeq: number;
}

/** The batches that bring one room of somebody up to date. */
export async function* missedBatches(
  ctx: Needs,
  userId: string,
  { roomId, since, lastSeq, reset }: CatchUp['behind'][number],
): AsyncGenerator<Batch> {
  const { seq: from } = (await ctx.memberships.find(roomId, userId))?.from ?? beginning;
  if (reset) {
    const newest = await ctx.log.messagesBetween(roomId, { after: from }, limits.offlineBatch);
    const messages = await withReactions(ctx, roomId, newest.reverse(), userId);
    return yield { roomId, messages, more: false, lastSeq };
  }
  ctx.events.gapRepaired('sync');
  for (let position = since; ;) {
    const range = { since: position, lastSeq, limit: limits.offlineBatch, from };
    // A range of `resetBeyond` events has no more notes than one answer holds, so that `upTo` says nothing here.
    const { changes: messages, lastSeq: reached, upTo: _, ...notes } = await readRange(ctx, roomId, range);
    const more = messages.length === limits.offlineBatch;
    position = messages.at(-1)?.changedSeq ?? position;
    yield { roomId, messages, ...notes, more, lastSeq: more ? position : reached };
    if (!more) return;
  }
}

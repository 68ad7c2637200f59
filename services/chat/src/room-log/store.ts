import {
  emptyHead,
  type RoomHead,
  type StoredChange,
  type StoredEvent,
  type StoredMessage,
  type StoredReactions,
} from './model.ts';
import { noteNames } from './kinds/index.ts';
import { logWriter } from './write.ts';
import type { Models } from '../stores/models.ts';

const countedUnread = 1_000;

interface Place {
  roomId: string;
  after: number;
}

interface Reader {
  userId: string;
  roleIds: readonly string[];
  /** Whom they have blocked: these call them in vain. */
  blocked: readonly string[];
}

export type RoomLog = ReturnType<typeof createRoomLog>;

/** The log of all rooms in MongoDB. Reads of pages and ranges are one indexed range each. */
export function createRoomLog(models: Pick<Models, 'log' | 'reactions'>) {
  return { ...logReads(models), ...logCounts(models), ...noteReads(models), write: logWriter(models) };
}

function logReads({ log }: Pick<Models, 'log'>) {
  const collection = () => log.collection;

  /** Messages between two places (exclusive), newest first. */
  async function messagesBetween(
    roomId: string,
    { before = Infinity, after = 0 }: { before?: number | undefined; after?: number },
    limit: number,
  ): Promise<StoredMessage[]> {
    return collection()
      .find<StoredMessage>({ roomId, kind: 'message', seq: { $gt: after, $lt: before } })
      .sort({ seq: -1 })
      .limit(limit)
      .toArray();
  }

  /** Messages after `from` that were created or changed after `sinceSeq`, in the order of their last change. */
  async function changesSince(roomId: string, sinceSeq: number, from: number, limit: number): Promise<StoredMessage[]> {
    return collection()
      .find<StoredMessage>({ roomId, kind: 'message', changedSeq: { $gt: sinceSeq }, seq: { $gt: from } })
      .sort({ changedSeq: 1 })
      .limit(limit)
      .toArray();
  }

  async function head(roomId: string): Promise<RoomHead> {
    const options = { sort: { seq: -1 } } as const;
    const last = await collection().findOne<StoredEvent>({ roomId }, options);
    if (!last) return emptyHead;
    return {
      lastSeq: last.seq,
      messages: last.messages,
      lastMessageAt: last.kind === 'message' && !last.line ? last.createdAt : (last.lastMessageAt ?? null),
    };
  }

  async function findMessage(roomId: string, id: string): Promise<StoredMessage | null> {
    return collection().findOne<StoredMessage>({ _id: id as never, roomId, kind: 'message' });
  }

  /** Those of the events that are stored already, by id. */
  async function findStored(ids: string[], roomIds: string[]): Promise<Map<string, StoredEvent>> {
    const filter = { _id: { $in: ids as never[] }, roomId: { $in: roomIds } };
    const found = await collection().find<StoredEvent>(filter).toArray();
    return new Map(found.map(event => [event._id, event]));
  }

  /** Events of a room after `after` and up to `upTo`, in order. */
  async function eventsBetween(roomId: string, after: number, upTo: number, limit: number): Promise<StoredEvent[]> {
    return collection()
      .find<StoredEvent>({ roomId, seq: { $gt: after, $lte: upTo } })
      .sort({ seq: 1 })
      .limit(limit)
      .toArray();
  }

  /** Every event of a room, in order; for proofs. */
  function events(roomId: string): AsyncIterable<StoredMessage | StoredChange> {
    const projection = { _id: 1, seq: 1, kind: 1 };
    return collection()
      .find<StoredMessage | StoredChange>({ roomId }, { projection, batchSize: 1_000 })
      .sort({ seq: 1 });
  }

  return { messagesBetween, changesSince, head, findMessage, findStored, eventsBetween, events };
}

function logCounts({ log }: Pick<Models, 'log'>) {
  const collection = () => log.collection;

  /** How many messages the room had when `seq` was its last event. */
  async function messagesUpTo(roomId: string, seq: number): Promise<number> {
    const options = { sort: { seq: -1 }, projection: { messages: 1 } } as const;
    const last = await collection().findOne<Pick<StoredEvent, 'messages'>>({ roomId, seq: { $lte: seq } }, options);
    return last?.messages ?? 0;
  }

  /**
   * What somebody has not read of a room: messages of others that stand, and calls that are over without them, but not what the
   * room tells of itself. Counts no further than a thousand.
   */
  async function countUnread(roomId: string, userId: string, readSeq: number): Promise<number> {
    const filter = {
      roomId,
      seq: { $gt: readSeq },
      kind: 'message',
      senderId: { $ne: userId },
      deletedAt: { $exists: false },
      line: { $exists: false },
      $or: [{ call: { $exists: false } }, { 'call.endedAt': { $exists: true }, 'call.participants': { $ne: userId } }],
    };
    return collection().countDocuments(filter, { limit: countedUnread });
  }

  /** The place of the first message after `seq` that somebody else wrote. */
  async function firstOfOthers(roomId: string, userId: string, seq: number): Promise<number | undefined> {
    const ofOthers = { kind: 'message', senderId: { $ne: userId }, line: { $exists: false } };
    const filter = { roomId, seq: { $gt: seq }, ...ofOthers };
    const options = { sort: { seq: 1 }, projection: { seq: 1 } } as const;
    return (await collection().findOne<Pick<StoredEvent, 'seq'>>(filter, options))?.seq;
  }

  /**
   * How many messages of others after these places mention somebody and stand, by room; rooms with none are not in it. All that is
   * asked stands in each branch: so each is a range of the index of messages that mention somebody, and not of all messages.
   */
  async function countMentions(of: Place[], { userId, roleIds, blocked }: Reader): Promise<Map<string, number>> {
    if (of.length === 0) return new Map();
    const mine = {
      mentions: { $exists: true },
      senderId: { $nin: [userId, ...blocked] },
      deletedAt: { $exists: false },
      $or: [
        { 'mentions.userIds': userId },
        { 'mentions.hereIds': userId },
        { 'mentions.here': true, 'mentions.hereIds': { $exists: false } },
        { 'mentions.roleIds': { $in: roleIds } },
      ],
    };
    const $or = of.map(({ roomId, after }) => ({ roomId, seq: { $gt: after }, ...mine }));
    const counts = await collection()
      .aggregate<{ _id: string; count: number }>([
        { $match: { $or } },
        { $group: { _id: '$roomId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(counts.map(({ _id, count }) => [_id, count]));
  }

  /** How many lines of themselves these rooms have after these places; rooms with none are not in it. */
  async function countLines(of: Place[]): Promise<Map<string, number>> {
    if (of.length === 0) return new Map();
    const $or = of.map(({ roomId, after }) => ({ roomId, seq: { $gt: after }, line: { $exists: true } }));
    const counts = await collection()
      .aggregate<{ _id: string; count: number }>([
        { $match: { $or } },
        { $group: { _id: '$roomId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(counts.map(({ _id, count }) => [_id, count]));
  }

  return { messagesUpTo, countUnread, firstOfOthers, countMentions, countLines };
}

function noteReads({ log, reactions }: Pick<Models, 'log' | 'reactions'>) {
  /** Reactions to messages of one room, by message. */
  async function reactionsTo(roomId: string, messageIds: string[]): Promise<Map<string, StoredReactions>> {
    const filter = { _id: { $in: messageIds as never[] }, roomId };
    const found = await reactions.collection.find<StoredReactions>(filter).toArray();
    return new Map(found.map(stored => [stored._id, stored]));
  }

  /** The notes after `since` and up to `upTo`, in order. */
  async function notesBetween(roomId: string, since: number, upTo: number, limit: number): Promise<StoredChange[]> {
    return log.collection
      .find<StoredChange>({ roomId, kind: { $in: noteNames }, seq: { $gt: since, $lte: upTo } })
      .sort({ seq: 1 })
      .limit(limit)
      .toArray();
  }

  return { reactionsTo, notesBetween };
}

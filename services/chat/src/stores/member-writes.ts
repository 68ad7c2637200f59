import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { ClientSession } from 'mongoose';
import type { Membership, StoredRoom } from '../rooms/room-model.ts';
import { noteMembers, noteRoom, type Told } from './membership-outbox.ts';
import type { MemberDocument, Models, RoomDocument } from './models.ts';

/** A mark of one member; both positions only ever grow. */
export interface Mark {
  roomId: string;
  userId: string;
  deliveredSeq: number;
  readSeq: number;
  readMessages: number;
  /** Of a channel, where the first mark is made with it. */
  inChannel?: boolean | undefined;
}

/** What leaving changed: whether somebody was in, and who owns the group from now on if that was they. */
export interface Removed {
  left: boolean;
  newOwner?: string | undefined;
}

export const memberKey = (roomId: string, userId: string): string => `${roomId}:${userId}`;

/** What moves the marks of members. */
export function markWrites({ members, channelMarks }: Pick<Models, 'members' | 'channelMarks'>) {
  /** Moves marks upwards; a mark of somebody who left changes nothing. */
  async function raise(marks: Mark[]): Promise<void> {
    const { rooms = [], channels = [] } = Object.groupBy(marks, ({ inChannel }) => (inChannel ? 'channels' : 'rooms'));
    const updates = (of: Mark[]) =>
      of.map(({ roomId, userId, inChannel, ...positions }) => ({
        updateOne: {
          filter: { _id: memberKey(roomId, userId) },
          update: { $max: positions, ...(inChannel && { $setOnInsert: { roomId, userId } }) },
          ...(inChannel && { upsert: true }),
        },
      }));
    const ordered = { ordered: false };
    if (rooms.length > 0) await members.collection.bulkWrite(updates(rooms) as never[], ordered);
    if (channels.length > 0) await channelMarks.collection.bulkWrite(updates(channels) as never[], ordered);
  }

  return { raise };
}

/**
 * What changes memberships. A room, its members and what others are told of it change together or not at all. `changed` is
 * called after each change.
 */
export function memberWrites(models: Stores, changed: () => void) {
  const { rooms, members } = models;

  async function together<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    const result = await rooms.db.transaction(work);
    changed();
    return result as T;
  }

  /**
   * Adds those who are not in yet and returns them; the room's count moves with them. Throws `forbidden` for a room
   * that is full, `too_many_rooms`, and `left_recently` unless people add themselves.
   */
  async function add(room: StoredRoom, joining: Membership[], by: string): Promise<string[]> {
    return together(async session => {
      const added = await notIn(models, joining, session);
      if (added.length === 0) return [];
      await refuseDeparted(models, added, by, session);
      await refuseCrowded(models, added, session);
      const fits = { _id: room.id, memberCount: { $lte: limits.roomMembers - added.length } };
      const counted = await rooms.updateOne(fits, { $inc: { memberCount: added.length } }, { session }).exec();
      if (counted.matchedCount === 0)
        throw new ParleyError('forbidden', `A group has at most ${limits.roomMembers} members`);
      await members.insertMany(added.map(toDocument), { session });
      const userIds = added.map(member => member.userId);
      const what = userIds.includes(by) ? 'joined' : 'added';
      await noteMembers(models, room.id, added, session, { what, userIds, by });
      return userIds;
    });
  }

  /** Ends a membership. A group that loses its owner is owned by who has been in it for the longest time. */
  async function remove(roomId: string, userId: string, by = userId): Promise<Removed> {
    return together(async session => {
      const _id = memberKey(roomId, userId);
      const removed = await members.deleteOne({ _id }, { session }).exec();
      if (removed.deletedCount === 0) return { left: false };
      await rooms.updateOne({ _id: roomId }, { $inc: { memberCount: -1 } }, { session }).exec();
      const departure = { at: new Date(), removed: by !== userId };
      await models.departures.updateOne({ _id }, { $set: departure }, { upsert: true, session }).exec();
      const newOwner = await passOn(models, roomId, session);
      const heir = newOwner ? [{ userId: newOwner, role: 'owner' as const }] : [];
      const what = by === userId ? 'left' : 'removed';
      const told: Told = { what, userIds: [userId], by, ...(newOwner !== undefined && { ownerId: newOwner }) };
      await noteMembers(models, roomId, [{ userId, role: null }, ...heir], session, told);
      return { left: true, newOwner };
    });
  }

  /** Makes `to` the owner instead of `from`; false when one of them is not what it takes any more. */
  async function handOver(roomId: string, from: string, to: string, by = from): Promise<boolean> {
    return together(session => swapOwner(models, { roomId, from, to, by }, session));
  }

  /** Creates a room with its first members, both or neither. Throws `too_many_rooms`. */
  async function create(room: StoredRoom, first: Membership[]): Promise<void> {
    const { id, ...rest } = room;
    await together(async session => {
      await refuseCrowded(models, first, session);
      const made: RoomDocument = { _id: id, ...rest, version: 1 };
      await rooms.insertMany([made], { session });
      await members.insertMany(first.map(toDocument), { session });
      await noteRoom(models, made, first, session);
    });
  }

  return { add, remove, handOver, create };
}

type Stores = Pick<Models, 'rooms' | 'members' | 'departures' | 'outbox'>;

async function notIn({ members }: Stores, joining: Membership[], session: ClientSession): Promise<Membership[]> {
  const ids = joining.map(member => memberKey(member.roomId, member.userId));
  const present = await members
    .find({ _id: { $in: ids } }, { userId: 1 })
    .session(session)
    .lean()
    .exec();
  const already = new Set(present.map(member => member.userId));
  return joining.filter(member => !already.has(member.userId));
}

/**
 * Nobody is put back into a group that they left; people who come back by themselves are forgiven. Who was removed is put back by
 * the owner, and by nobody else.
 */
async function refuseDeparted(
  { departures, members }: Stores,
  joining: Membership[],
  by: string,
  session: ClientSession,
): Promise<void> {
  const ids = joining.map(member => memberKey(member.roomId, member.userId));
  const left = await departures
    .find({ _id: { $in: ids } })
    .session(session)
    .lean()
    .exec();
  if (left.length === 0) return;
  const adder = await members
    .findOne({ _id: memberKey(joining[0]?.roomId ?? '', by) })
    .session(session)
    .lean()
    .exec();
  const gone = new Map(left.map(departure => [departure._id, departure.removed === true]));
  const refusedOnes = joining.filter(({ roomId, userId }) => {
    const wasRemoved = gone.get(memberKey(roomId, userId));
    if (wasRemoved === undefined) return false;
    return wasRemoved ? adder?.role !== 'owner' : userId !== by;
  });
  if (refusedOnes.some(({ userId }) => userId === by))
    throw new ParleyError('forbidden', 'You were removed from this group');
  if (refusedOnes.length > 0) throw refused('left_recently', refusedOnes);
  await departures.deleteMany({ _id: { $in: [...gone.keys()] } }, { session }).exec();
}

async function refuseCrowded({ members }: Stores, joining: Membership[], session: ClientSession): Promise<void> {
  const counts = await members
    .aggregate<{ _id: string; rooms: number }>([
      { $match: { userId: { $in: joining.map(member => member.userId) } } },
      { $group: { _id: '$userId', rooms: { $sum: 1 } } },
      { $match: { rooms: { $gte: limits.roomsPerPerson } } },
    ])
    .session(session)
    .exec();
  const crowded = new Set(counts.map(({ _id }) => _id));
  if (crowded.size > 0)
    throw refused(
      'too_many_rooms',
      joining.filter(({ userId }) => crowded.has(userId)),
    );
}

/** Tells who adds whom it is about. */
function refused(code: 'too_many_rooms' | 'left_recently', about: Membership[]): ParleyError {
  const errors = about.map(({ userId }) => ({ field: 'userIds', message: userId }));
  return new ParleyError(code, undefined, { errors });
}

/** Changes nothing and is false when one of them is not what it takes any more. */
async function swapOwner(
  models: Stores,
  { roomId, from, to, by }: Record<'roomId' | 'from' | 'to' | 'by', string>,
  session: ClientSession,
): Promise<boolean> {
  const asOwner = { _id: memberKey(roomId, from), role: 'owner' as const };
  const [given, taken] = [
    await models.members.updateOne(asOwner, { $set: { role: 'member' } }, { session }).exec(),
    await models.members.updateOne({ _id: memberKey(roomId, to) }, { $set: { role: 'owner' } }, { session }).exec(),
  ];
  if (given.matchedCount !== 1 || taken.matchedCount !== 1) {
    await session.abortTransaction();
    return false;
  }
  const roles = [
    { userId: from, role: 'member' as const },
    { userId: to, role: 'owner' as const },
  ];
  await noteMembers(models, roomId, roles, session, { what: 'owner', userIds: [to], by });
  return true;
}

/** Who owns a group that has no owner any more; undefined where it has one, or nobody is left. */
async function passOn({ members }: Stores, roomId: string, session: ClientSession): Promise<string | undefined> {
  if (await members.exists({ roomId, role: 'owner' }).session(session).exec()) return undefined;
  const heir = await members
    .findOneAndUpdate({ roomId }, { $set: { role: 'owner' } }, { sort: { joinedAt: 1, userId: 1 }, session })
    .lean()
    .exec();
  return heir?.userId;
}

function toDocument(member: Membership): MemberDocument {
  return { _id: memberKey(member.roomId, member.userId), ...member };
}

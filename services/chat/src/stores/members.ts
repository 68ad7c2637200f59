import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { Membership, StoredRoom } from '../domain/room-model.ts';
import type { MemberDocument, Models, RoomDocument } from './models.ts';

/** A mark of one member; both positions only ever grow. */
export interface Mark {
  roomId: string;
  userId: string;
  deliveredSeq: number;
  readSeq: number;
  readMessages: number;
}

const maxRoomsPerUser = 1_000;
const memberKey = (roomId: string, userId: string) => `${roomId}:${userId}`;

export type Members = ReturnType<typeof createMembers>;

export function createMembers({ rooms, members }: Pick<Models, 'rooms' | 'members'>) {
  async function find(roomId: string, userId: string): Promise<Membership | null> {
    return members.findById(memberKey(roomId, userId)).lean<Membership>().exec();
  }

  async function ofUser(userId: string): Promise<Membership[]> {
    return members.find({ userId }).limit(maxRoomsPerUser).lean<Membership[]>().exec();
  }

  async function roomIdsOf(userId: string): Promise<string[]> {
    const found = await members.find({ userId }, { roomId: 1 }).limit(maxRoomsPerUser).lean().exec();
    return found.map(member => member.roomId);
  }

  async function roomIdsOfMany(userIds: string[]): Promise<Map<string, string[]>> {
    const found = await members
      .find({ userId: { $in: userIds } }, { roomId: 1, userId: 1 })
      .lean()
      .exec();
    const byUser = new Map<string, string[]>(userIds.map(userId => [userId, []]));
    for (const { userId, roomId } of found) byUser.get(userId)?.push(roomId);
    return byUser;
  }

  /** Members after `after` (exclusive), by time of joining. */
  async function page(roomId: string, after: { joinedAt: Date; userId: string } | undefined, limit: number) {
    const later = after && {
      $or: [{ joinedAt: { $gt: after.joinedAt } }, { joinedAt: after.joinedAt, userId: { $gt: after.userId } }],
    };
    return members
      .find({ roomId, ...later })
      .sort({ joinedAt: 1, userId: 1 })
      .limit(limit)
      .lean<Membership[]>()
      .exec();
  }

  /** The other person of each dm. */
  async function peersOf(roomIds: string[], userId: string): Promise<Map<string, string>> {
    const found = await members
      .find({ roomId: { $in: roomIds }, userId: { $ne: userId } }, { roomId: 1, userId: 1 })
      .lean()
      .exec();
    return new Map(found.map(member => [member.roomId, member.userId]));
  }

  /** Adds those who are not in yet and returns them; the room's count moves with them. */
  async function add(room: StoredRoom, joining: Membership[]): Promise<string[]> {
    return rooms.db.transaction(async session => {
      const ids = joining.map(member => memberKey(member.roomId, member.userId));
      const present = await members
        .find({ _id: { $in: ids } }, { userId: 1 })
        .session(session)
        .lean()
        .exec();
      const already = new Set(present.map(member => member.userId));
      const added = joining.filter(member => !already.has(member.userId));
      if (added.length === 0) return [];
      const fits = { _id: room.id, memberCount: { $lte: limits.roomMembers - added.length } };
      const counted = await rooms.updateOne(fits, { $inc: { memberCount: added.length } }, { session }).exec();
      if (counted.matchedCount === 0)
        throw new ParleyError('forbidden', `A group has at most ${limits.roomMembers} members`);
      await members.insertMany(added.map(toDocument), { session });
      return added.map(member => member.userId);
    }) as Promise<string[]>;
  }

  async function remove(roomId: string, userId: string): Promise<boolean> {
    return rooms.db.transaction(async session => {
      const removed = await members.deleteOne({ _id: memberKey(roomId, userId) }, { session }).exec();
      if (removed.deletedCount === 0) return false;
      await rooms.updateOne({ _id: roomId }, { $inc: { memberCount: -1 } }, { session }).exec();
      return true;
    }) as Promise<boolean>;
  }

  /** Creates a room with its first members, both or neither. */
  async function create(room: StoredRoom, first: Membership[]): Promise<void> {
    const { id, ...rest } = room;
    await rooms.db.transaction(async session => {
      await rooms.insertMany([{ _id: id, ...rest } satisfies RoomDocument], { session });
      await members.insertMany(first.map(toDocument), { session });
    });
  }

  /** Moves marks upwards; a mark of somebody who left changes nothing. */
  async function raise(marks: Mark[]): Promise<void> {
    if (marks.length === 0) return;
    const updates = marks.map(({ roomId, userId, ...positions }) => ({
      updateOne: { filter: { _id: memberKey(roomId, userId) }, update: { $max: positions } },
    }));
    await members.collection.bulkWrite(updates as never[], { ordered: false });
  }

  return { find, ofUser, roomIdsOf, roomIdsOfMany, page, peersOf, add, remove, create, raise };
}

function toDocument(member: Membership): MemberDocument {
  return { _id: memberKey(member.roomId, member.userId), ...member };
}

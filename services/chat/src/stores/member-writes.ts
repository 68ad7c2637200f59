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

export const memberKey = (roomId: string, userId: string): string => `${roomId}:${userId}`;

/** What changes memberships. A room and its members change together or not at all. */
export function memberWrites({ rooms, members }: Pick<Models, 'rooms' | 'members'>) {
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

  return { add, remove, create, raise };
}

function toDocument(member: Membership): MemberDocument {
  return { _id: memberKey(member.roomId, member.userId), ...member };
}

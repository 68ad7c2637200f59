import type { StoredRoom } from '../rooms/room-model.ts';
import type { Models, RoomDocument } from './models.ts';

/** A place in the order of names. */
export interface ByName {
  folded: string;
  id: string;
}

/** The sorted pair: two people have one dm. */
export const dmKeyOf = (one: string, other: string): string => [one, other].sort().join(':');

export type Rooms = ReturnType<typeof createRooms>;

export function createRooms({ rooms }: Pick<Models, 'rooms'>) {
  async function find(id: string): Promise<StoredRoom | null> {
    const found = await rooms.findById(id).lean<RoomDocument>().exec();
    return found && toRoom(found);
  }

  async function findMany(ids: string[]): Promise<StoredRoom[]> {
    const found = await rooms
      .find({ _id: { $in: ids } })
      .lean<RoomDocument[]>()
      .exec();
    return found.map(toRoom);
  }

  async function findDm(dmKey: string): Promise<StoredRoom | null> {
    const found = await rooms.findOne({ dmKey }).lean<RoomDocument>().exec();
    return found && toRoom(found);
  }

  /** Public groups that have members and whose folded name contains a text, by name, after a place in this order. */
  async function findPublic(part: string, after: ByName | undefined, limit: number): Promise<StoredRoom[]> {
    const later = after && {
      $or: [{ folded: { $gt: after.folded } }, { folded: after.folded, _id: { $gt: after.id } }],
    };
    const found = await rooms
      .find({
        public: true,
        memberCount: { $gt: 0 },
        ...(part && { folded: new RegExp(escapeRegExp(part)) }),
        ...later,
      })
      .sort({ folded: 1, _id: 1 })
      .limit(limit)
      .lean<RoomDocument[]>()
      .exec();
    return found.map(toRoom);
  }

  /** The ids of all rooms, in their order, so that those made meanwhile are seen or are not. */
  async function* pagesOfIds(limit: number): AsyncGenerator<string[]> {
    for (let last = ''; ;) {
      const found = await rooms
        .find({ _id: { $gt: last } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean()
        .exec();
      if (found.length === 0) return;
      yield found.map(({ _id }) => _id);
      last = found.at(-1)?._id ?? last;
    }
  }

  return { find, findMany, findDm, findPublic, pagesOfIds };
}

function toRoom({ _id, ...room }: RoomDocument): StoredRoom {
  return { id: _id, ...room };
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

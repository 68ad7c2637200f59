import type { StoredRoom } from '../domain/room-model.ts';
import type { Models, RoomDocument } from './models.ts';

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

  /** Public groups whose name begins with `prefix`, without regard to case. */
  async function findPublic(prefix: string, limit: number): Promise<StoredRoom[]> {
    const named = prefix === '' ? {} : { name: { $gte: prefix, $lt: `${prefix}\uffff` } };
    const found = await rooms
      .find({ public: true, ...named })
      .collation({ locale: 'en', strength: 2 })
      .sort({ name: 1 })
      .limit(limit)
      .lean<RoomDocument[]>()
      .exec();
    return found.map(toRoom);
  }

  return { find, findMany, findDm, findPublic };
}

function toRoom({ _id, ...room }: RoomDocument): StoredRoom {
  return { id: _id, ...room };
}

import { randomUUID } from 'node:crypto';
import { keyOfMembershipEvent, type MembershipEvent } from '@parley/contracts/membership-events';
import { topics } from '@parley/contracts/records';
import type { Publisher } from '@parley/runtime/kafka/kafka';
import { isDuplicateKey, isWriteConflict } from '@parley/runtime/stores/mongo';
import type { ClientSession } from 'mongoose';
import type { Membership } from '../rooms/room-model.ts';
import type { Models, RoomDocument } from './models.ts';

type Stores = Pick<Models, 'rooms' | 'members' | 'outbox'>;
/** What somebody is in a room from now on; null: they left. */
export type RoleNow = Pick<Membership, 'userId'> & { role: Membership['role'] | null };

const turnOf = { _id: 'membership-outbox' };

/**
 * Writes down, in the transaction that changes them, what people are in a room from now on. The room's version grows in
 * the same transaction, which so comes after every other that changed this room.
 */
export async function noteMembers(stores: Stores, roomId: string, changes: RoleNow[], session: ClientSession) {
  const options = { session, returnDocument: 'after' } as const;
  const room = await stores.rooms
    .findOneAndUpdate({ _id: roomId }, { $inc: { version: 1 } }, options)
    .lean()
    .exec();
  if (!room) throw new Error(`there is no room ${roomId}`);
  const { version = 1 } = room;
  if (version > 1) return add(stores, memberEvents(roomId, version, changes), session);
  // A room of before 0.4: nobody has been told of it yet.
  const members = await stores.members.find({ roomId }, { userId: 1, role: 1 }).session(session).lean().exec();
  const gone = changes.filter(({ role }) => role === null);
  await noteRoom(stores, room, [...members, ...gone], session);
}

/** Writes down a room at its version 1, and what people are in it. */
export async function noteRoom(stores: Stores, room: RoomDocument, people: RoleNow[], session: ClientSession) {
  const { _id: roomId, kind, name, public: isPublic, createdBy } = room;
  const at = new Date().toISOString();
  const createdAt = room.createdAt.toISOString();
  const made = { roomId, version: 1, at, kind, name, public: isPublic, createdBy, createdAt };
  await add(stores, [{ type: 'room.upserted.v1', ...made }, ...memberEvents(roomId, 1, people)], session);
}

function memberEvents(roomId: string, version: number, changes: RoleNow[]): MembershipEvent[] {
  const at = new Date().toISOString();
  return changes.map(({ userId, role }) => ({ type: 'membership.changed.v1', roomId, version, at, userId, role }));
}

async function add({ outbox }: Stores, events: MembershipEvent[], session: ClientSession): Promise<void> {
  const entries = events.map(event => ({
    _id: randomUUID(),
    roomId: event.roomId,
    version: event.version,
    event,
  }));
  await outbox.insertMany(entries, { session });
}

/** What carries the outbox to Kafka. */
export function createMembershipOutbox({ outbox, turns }: Pick<Models, 'outbox' | 'turns'>, publisher: Publisher) {
  /**
   * Publishes entries, of each room in order, and removes them. The process that has the turn has written to one document; for
   * another process that is a conflict, and it publishes nothing.
   */
  async function publishSome(limit: number): Promise<number> {
    if (!(await outbox.exists({}).exec())) return 0;
    const session = await outbox.db.startSession();
    try {
      session.startTransaction();
      await turns.updateOne(turnOf, { $inc: { taken: 1 } }, { upsert: true, session }).exec();
      const entries = await outbox.find().sort({ roomId: 1, version: 1 }).limit(limit).session(session).lean().exec();
      const records = entries.map(({ event }) => ({ key: keyOfMembershipEvent(event), value: JSON.stringify(event) }));
      if (records.length > 0) await publisher.publish(topics.membershipEvents.name, records);
      await outbox.deleteMany({ _id: { $in: entries.map(({ _id }) => _id) } }, { session }).exec();
      await session.commitTransaction();
      return entries.length;
    } catch (error) {
      // Another process has the turn.
      if (isWriteConflict(error) || isDuplicateKey(error)) return 0;
      throw error;
    } finally {
      await session.endSession();
    }
  }

  const count = (): Promise<number> => outbox.countDocuments().exec();

  return { publishSome, count };
}

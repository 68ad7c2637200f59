import { randomUUID } from 'node:crypto';
import { keyOfMembershipEvent, type MembershipEvent } from '@parley/contracts/membership-events';
import { topics, type RoomChanged } from '@parley/contracts/records';
import type { RoomLine } from '@parley/contracts/room-line';
import type { Publisher } from '@parley/runtime/kafka/kafka';
import { isDuplicateKey, isWriteConflict } from '@parley/runtime/stores/mongo';
import type { ClientSession } from 'mongoose';
import type { Membership } from '../rooms/room-model.ts';
import { uuidV5 } from '../room-log/message-id.ts';
import type { Models, OutboxEntry, RoomDocument } from './models.ts';

type Stores = Pick<Models, 'rooms' | 'members' | 'outbox'>;
/** What somebody is in a room from now on; null: they left. */
export type RoleNow = Pick<Membership, 'userId'> & { role: Membership['role'] | null };

/** What the room tells of a change among its messages, and who made it. */
export type Told = RoomLine & { by: string };

const turnOf = { _id: 'membership-outbox' };

/**
 * Writes down, in the transaction that changes them, what people are in a room from now on. The room's version grows in
 * the same transaction, which so comes after every other that changed this room. `told` becomes a line of the room.
 */
export async function noteMembers(
  stores: Stores,
  roomId: string,
  changes: RoleNow[],
  session: ClientSession,
  told?: Told,
): Promise<void> {
  const options = { session, returnDocument: 'after' } as const;
  const room = await stores.rooms
    .findOneAndUpdate({ _id: roomId }, { $inc: { version: 1 } }, options)
    .lean()
    .exec();
  if (!room) throw new Error(`there is no room ${roomId}`);
  const { version = 1 } = room;
  if (told) await add(stores, [lineOf(roomId, version, told)], session, version);
  if (version > 1) return add(stores, memberEvents(roomId, version, changes), session, version);
  // A room of before 0.4: nobody has been told of it yet.
  const members = await stores.members.find({ roomId }, { userId: 1, role: 1 }).session(session).lean().exec();
  const gone = changes.filter(({ role }) => role === null);
  await noteRoom(stores, room, [...members, ...gone], session);
}

/** Writes down a room at its version 1, and what people are in it. */
export async function noteRoom(stores: Stores, room: RoomDocument, people: RoleNow[], session: ClientSession) {
  const events = [roomEvent(room, 1), ...memberEvents(room._id, 1, people)];
  await add(stores, events, session, 1);
}

/** Writes down that nobody is in a room any more, in the transaction that deletes it. */
export async function noteDeleted(
  stores: Stores,
  { _id: roomId, version = 1 }: Pick<RoomDocument, '_id' | 'version'>,
  userIds: string[],
  session: ClientSession,
): Promise<void> {
  const events = memberEvents(
    roomId,
    version + 1,
    userIds.map(userId => ({ userId, role: null })),
  );
  await add(stores, events, session, version + 1);
}

/** Writes down what a room is called now, in the transaction that changed it and made its version grow. */
export async function noteRenamed(
  stores: Stores,
  room: RoomDocument & { version: number },
  told: Told[],
  session: ClientSession,
): Promise<void> {
  const { _id: roomId, version } = room;
  const lines = told.map(each => lineOf(roomId, version, each));
  await add(stores, [roomEvent(room, version), ...lines], session, version);
}

function roomEvent(room: RoomDocument, version: number): MembershipEvent {
  const { _id: roomId, kind, name, public: isPublic, createdBy } = room;
  const at = new Date().toISOString();
  const createdAt = room.createdAt.toISOString();
  return { type: 'room.upserted.v1', roomId, version, at, kind, name, public: isPublic, createdBy, createdAt };
}

/** The id is that of the change: told twice, it is still one line. */
export function lineOf(roomId: string, version: number, { by, ...line }: Told): RoomChanged {
  const at = new Date().toISOString();
  return {
    type: 'room.changed.v1',
    id: uuidV5(`room/${roomId}/${version}/${line.what}`),
    roomId,
    by,
    right: 'system',
    at,
    line,
  };
}

function memberEvents(roomId: string, version: number, changes: RoleNow[]): MembershipEvent[] {
  const at = new Date().toISOString();
  return changes.map(({ userId, role }) => ({ type: 'membership.changed.v1', roomId, version, at, userId, role }));
}

async function add(
  { outbox }: Stores,
  events: OutboxEntry['event'][],
  session: ClientSession,
  version: number,
): Promise<void> {
  const entries = events.map(event => ({ _id: randomUUID(), roomId: event.roomId, version, event }));
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
      await publish(entries.map(({ event }) => event));
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

  async function publish(events: OutboxEntry['event'][]): Promise<void> {
    const [lines, memberships] = [events.filter(isLine), events.filter(event => !isLine(event))];
    const toLog = lines.map(event => ({ key: event.roomId, value: JSON.stringify(event) }));
    const toFollowers = memberships.map(event => ({ key: keyOfMembershipEvent(event), value: JSON.stringify(event) }));
    // Who is put out hears nothing more: that goes first.
    if (toFollowers.length > 0) await publisher.publish(topics.membershipEvents.name, toFollowers);
    if (toLog.length > 0) await publisher.publish(topics.roomLog.name, toLog);
  }

  const count = (): Promise<number> => outbox.countDocuments().exec();

  return { publishSome, count };
}

function isLine(event: OutboxEntry['event']): event is RoomChanged {
  return event.type === 'room.changed.v1';
}

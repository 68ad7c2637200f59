import { ParleyError } from '@parley/contracts/errors';
import { peopleLimits } from '@parley/contracts/people/person';
import type { ClientSession } from 'mongoose';
import type { Membership } from '../rooms/room-model.ts';
import type { ByTime } from '../spaces/pages.ts';
import { memberKey } from './member-writes.ts';
import { noteMembers } from './membership-outbox.ts';
import type { Models } from './models.ts';
import { blockKey, type StoredBlock } from './people-models.ts';
import { dmKeyOf } from './rooms.ts';

export type Blocks = ReturnType<typeof createBlocks>;

type Stores = Pick<Models, 'blocks' | 'ownSettings' | 'rooms' | 'members' | 'outbox'>;
type Pair = readonly [string, string];

/** Who has blocked whom. `changed` is called after each change of a dm. */
export function createBlocks(models: Stores, changed = () => {}) {
  return { ...blockReads(models), ...blockWrites(models, changed) };
}

function blockReads({ blocks }: Stores) {
  async function has(by: string, userId: string): Promise<boolean> {
    return (await blocks.exists({ _id: blockKey(by, userId) }).exec()) !== null;
  }

  /** Whether one of two people has blocked the other. */
  async function between(one: string, other: string): Promise<boolean> {
    const either = { _id: { $in: [blockKey(one, other), blockKey(other, one)] } };
    return (await blocks.exists(either).exec()) !== null;
  }

  /** Those of these people who have blocked somebody. */
  async function whoBlocked(userId: string, of: readonly string[]): Promise<Set<string>> {
    const found = await blocks
      .find({ _id: { $in: of.map(by => blockKey(by, userId)) } }, { by: 1 })
      .lean()
      .exec();
    return new Set(found.map(({ by }) => by));
  }

  /** All whom somebody has blocked: how many there can be is checked when one is added. */
  async function blockedBy(by: string): Promise<string[]> {
    const found = await blocks.find({ by }, { userId: 1 }).lean<Pick<StoredBlock, 'userId'>[]>().exec();
    return found.map(({ userId }) => userId);
  }

  /** The newest first. */
  async function page(by: string, { after, limit }: { after: ByTime | undefined; limit: number }) {
    const later = after && { $or: [{ at: { $lt: after.at } }, { at: after.at, userId: { $gt: after.id } }] };
    return blocks
      .find({ by, ...later })
      .sort({ at: -1, userId: 1 })
      .limit(limit)
      .lean<StoredBlock[]>()
      .exec();
  }

  return { has, between, whoBlocked, blockedBy, page };
}

function blockWrites(models: Stores, changed: () => void) {
  const { blocks, ownSettings } = models;

  /** Done twice it is done once. Throws `too_many_blocks`. */
  async function add(by: string, userId: string): Promise<void> {
    await blocks.db.transaction(async session => {
      // One document of the person is written first: of two at once the second counts the first.
      await ownSettings.updateOne({ _id: by }, { $inc: { changes: 1 } }, { upsert: true, session }).exec();
      const _id = blockKey(by, userId);
      if (await blocks.exists({ _id }).session(session).exec()) return;
      const count = await blocks.countDocuments({ by }).session(session).exec();
      if (count >= peopleLimits.blocks) throw new ParleyError('too_many_blocks');
      await blocks.insertMany([{ _id, by, userId, at: new Date() }], { session });
    });
  }

  async function remove(by: string, userId: string): Promise<void> {
    await blocks.deleteOne({ _id: blockKey(by, userId) }).exec();
  }

  /**
   * Writes down in the dm of two people, if they have one, who of them blocks the other: there a send asks no store for it.
   * Call after each change of what follows from, in any order: what was stored before is seen. Resolves with the room.
   */
  async function settleDm(pair: Pair): Promise<string | null> {
    const roomId = await blocks.db.transaction(session => writeDown(models, pair, session));
    changed();
    return roomId as string | null;
  }

  return { add, remove, settleDm };
}

/** The room is written each time, so that of two at once the later one sees what the earlier one saw. */
async function writeDown(models: Stores, pair: Pair, session: ClientSession): Promise<string | null> {
  const { rooms, members, blocks } = models;
  const room = await rooms
    .findOne({ dmKey: dmKeyOf(...pair) }, { _id: 1 })
    .session(session)
    .lean()
    .exec();
  if (!room) return null;
  const both = [pair, [pair[1], pair[0]] as const];
  const found = await blocks
    .find({ _id: { $in: both.map(([by, userId]) => blockKey(by, userId)) } }, { by: 1 })
    .session(session)
    .lean()
    .exec();
  const blocking = new Set(found.map(({ by }) => by));
  for (const [userId, peerId] of both) {
    const block = blocking.has(userId) ? 'own' : blocking.has(peerId) ? 'theirs' : undefined;
    const change = block ? { $set: { block } } : { $unset: { block: 1 as const } };
    await members.updateOne({ _id: memberKey(room._id, userId) }, change, { session }).exec();
  }
  const now = await members.find({ roomId: room._id }).session(session).lean<Membership[]>().exec();
  const roles = now.map(({ userId, role, request }) => ({ userId, role: request === 'declined' ? null : role }));
  await noteMembers(models, room._id, roles, session);
  return room._id;
}

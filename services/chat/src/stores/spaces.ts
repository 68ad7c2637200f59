import { ParleyError } from '@parley/contracts/errors';
import type { ByTime } from '../spaces/pages.ts';
import { noFilter, type StoredFilter } from '../spaces/filter/filter-model.ts';
import { noOnboarding, type StoredOnboarding } from '../spaces/onboarding/onboarding-model.ts';
import type { StoredChannel, StoredSpace, StoredSpaceMember } from '../spaces/space-model.ts';
import { Lanes } from './lanes.ts';
import { SpaceChange } from './space-change.ts';
import type { Models, RoomDocument } from './models.ts';
import { spaceMemberKey, toChannel, type FilterDocument, type SpaceDocument } from './space-models.ts';

export type Spaces = ReturnType<typeof createSpaces>;

/** `changed` is called after each change. */
export function createSpaces(models: Models, changed = () => {}) {
  return { ...spaceReads(models), ...memberReads(models), ...temporaryReads(models), ...spaceWrites(models, changed) };
}

function spaceReads({ spaces, rooms, filters, onboardings }: Models) {
  async function find(id: string): Promise<StoredSpace | null> {
    const found = await spaces.findById(id).lean<SpaceDocument>().exec();
    return found && toSpace(found);
  }

  async function findMany(ids: string[]): Promise<StoredSpace[]> {
    const found = await spaces
      .find({ _id: { $in: ids } })
      .lean<SpaceDocument[]>()
      .exec();
    return found.map(toSpace);
  }

  async function findByAddress(address: string): Promise<StoredSpace | null> {
    const found = await spaces.findOne({ address, deletedAt: null }).lean<SpaceDocument>().exec();
    return found && toSpace(found);
  }

  /** All channels of a space: how many there can be is checked when one is made. */
  async function channelsOf(spaceId: string): Promise<StoredChannel[]> {
    const found = await rooms.find({ 'channel.spaceId': spaceId }).lean<RoomDocument[]>().exec();
    return found.flatMap(room => toChannel(room) ?? []);
  }

  async function filterOf(spaceId: string): Promise<StoredFilter> {
    const found = await filters.findById(spaceId).lean<FilterDocument>().exec();
    return { ...noFilter, ...found, spaceId };
  }

  async function onboardingOf(spaceId: string): Promise<StoredOnboarding> {
    return (await onboardings.findById(spaceId, { _id: 0 }).lean<StoredOnboarding>().exec()) ?? noOnboarding;
  }

  /** Null for a room that is no channel, and for no room. */
  async function spaceOfChannel(id: string): Promise<string | null> {
    const found = await rooms.findById(id, { channel: 1 }).lean<RoomDocument>().exec();
    return found?.channel?.spaceId ?? null;
  }

  return { find, findMany, findByAddress, channelsOf, filterOf, onboardingOf, spaceOfChannel };
}

function memberReads({ spaceMembers }: Pick<Models, 'spaceMembers'>) {
  async function findMember(spaceId: string, userId: string): Promise<StoredSpaceMember | null> {
    return spaceMembers.findById(spaceMemberKey(spaceId, userId)).lean<StoredSpaceMember>().exec();
  }

  /** All of them: how many there can be is checked when somebody joins. */
  async function ofUsers(userIds: string[]): Promise<StoredSpaceMember[]> {
    return spaceMembers
      .find({ userId: { $in: userIds } })
      .lean<StoredSpaceMember[]>()
      .exec();
  }

  async function spaceIdsOfMany(userIds: string[]): Promise<Map<string, string[]>> {
    const found = await spaceMembers
      .find({ userId: { $in: userIds } }, { spaceId: 1, userId: 1 })
      .lean()
      .exec();
    const byUser = new Map<string, string[]>(userIds.map(userId => [userId, []]));
    for (const { userId, spaceId } of found) byUser.get(userId)?.push(spaceId);
    return byUser;
  }

  /** Members after a place (exclusive), by time of joining. */
  async function memberPage(
    spaceId: string,
    { after, limit, roleId, invite }: MemberQuery,
  ): Promise<StoredSpaceMember[]> {
    const later = after && {
      $or: [{ joinedAt: { $gt: after.at } }, { joinedAt: after.at, userId: { $gt: after.id } }],
    };
    return spaceMembers
      .find({
        spaceId,
        ...(roleId !== undefined && { roleIds: roleId }),
        ...(invite !== undefined && { invite }),
        ...later,
      })
      .sort({ joinedAt: 1, userId: 1 })
      .limit(limit)
      .lean<StoredSpaceMember[]>()
      .exec();
  }

  /** All members of a space that has at most so many; undefined of a larger one. */
  async function membersUpTo(spaceId: string, most: number): Promise<StoredSpaceMember[] | undefined> {
    const found = await spaceMembers
      .find({ spaceId })
      .limit(most + 1)
      .lean<StoredSpaceMember[]>()
      .exec();
    return found.length > most ? undefined : found;
  }

  /** Those of these people who are members. */
  async function membersOf(spaceId: string, userIds: readonly string[]): Promise<StoredSpaceMember[]> {
    return spaceMembers
      .find({ _id: { $in: userIds.map(userId => spaceMemberKey(spaceId, userId)) } })
      .lean<StoredSpaceMember[]>()
      .exec();
  }

  return { findMember, ofUsers, spaceIdsOfMany, memberPage, membersUpTo, membersOf };
}

function temporaryReads({ spaceMembers }: Models) {
  /** Temporary memberships whose time has come. */
  async function overdue(now: Date, limit: number): Promise<Pick<StoredSpaceMember, 'spaceId' | 'userId'>[]> {
    return spaceMembers
      .find({ endsAt: { $lte: now, $type: 'date' } }, { spaceId: 1, userId: 1 })
      .sort({ endsAt: 1 })
      .limit(limit)
      .lean()
      .exec();
  }

  return { overdue };
}

interface MemberQuery {
  after: ByTime | undefined;
  limit: number;
  roleId?: string | undefined;
  invite?: string | undefined;
}

function spaceWrites(models: Models, changed: () => void) {
  const { spaces } = models;
  const lanes = new Lanes();

  /** Makes a space with all that belongs to it, or nothing of it. `work` may run more than once. */
  async function create<T>(space: StoredSpace, work: (change: SpaceChange) => Promise<T>): Promise<T> {
    const { id, ...rest } = space;
    return together(async session => {
      await spaces.insertMany([{ _id: id, ...rest }], { session });
      const change = new SpaceChange(structuredClone(space), models, session);
      const result = await work(change);
      await change.finish();
      return result;
    });
  }

  /**
   * Changes a space, its channels or its members in one step, after every other change of it: `work` sees what is so and
   * decides upon that, and what it throws leaves everything as it was. It may run more than once.
   * Throws `unknown_space`, `overloaded`.
   */
  async function change<T>(id: string, work: (change: SpaceChange) => Promise<T>): Promise<T> {
    return lanes.run(id, () => changeNow(id, work));
  }

  async function changeNow<T>(id: string, work: (change: SpaceChange) => Promise<T>): Promise<T> {
    return together(async session => {
      const found = await spaces
        .findOneAndUpdate({ _id: id }, { $inc: { changes: 1 } }, { session, returnDocument: 'after' })
        .lean<SpaceDocument>()
        .exec();
      if (!found) throw new ParleyError('unknown_space');
      const change = new SpaceChange(toSpace(found), models, session);
      const result = await work(change);
      await change.finish();
      return result;
    });
  }

  async function together<T>(work: Parameters<typeof spaces.db.transaction>[0]): Promise<T> {
    const result = await spaces.db.transaction(work);
    changed();
    return result as T;
  }

  return { create, change };
}

function toSpace({ _id, ...space }: SpaceDocument): StoredSpace {
  return { id: _id, ...space };
}

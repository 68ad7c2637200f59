import { type OwnSettings, peopleLimits } from '@parley/contracts/people/person';
import type { StoredRoom } from '../rooms/room-model.ts';
import type { StoredSpace } from '../spaces/space-model.ts';
import type { Models, RoomDocument } from './models.ts';
import type { SettingsDocument } from './people-models.ts';
import type { SpaceDocument } from './space-models.ts';

export type People = ReturnType<typeof createPeople>;

type Stores = Pick<Models, 'ownSettings' | 'members' | 'rooms' | 'spaces' | 'spaceMembers'>;

/** What two people share. */
export interface Common {
  spaces: Pick<StoredSpace, 'id' | 'name' | 'accent'>[];
  groups: Pick<StoredRoom, 'id' | 'name'>[];
}

/** What people let others do to them, and whom they share spaces and groups with. */
export function createPeople(models: Stores) {
  return { ...settings(models), ...acquaintance(models) };
}

function settings({ ownSettings }: Stores) {
  async function settingsOfMany(userIds: readonly string[]): Promise<Map<string, OwnSettings>> {
    const found = await ownSettings
      .find({ _id: { $in: [...userIds] } })
      .lean<SettingsDocument[]>()
      .exec();
    const byUser = new Map(found.map(one => [one._id, one]));
    return new Map(userIds.map(userId => [userId, toSettings(byUser.get(userId))]));
  }

  async function settingsOf(userId: string): Promise<OwnSettings> {
    return toSettings((await ownSettings.findById(userId).lean<SettingsDocument>().exec()) ?? undefined);
  }

  async function choose(userId: string, chosen: Pick<SettingsDocument, 'dms' | 'groups'>): Promise<OwnSettings> {
    const set = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
    if (Object.keys(set).length > 0)
      await ownSettings.updateOne({ _id: userId }, { $set: set }, { upsert: true }).exec();
    return settingsOf(userId);
  }

  return { settingsOf, settingsOfMany, choose };
}

function toSettings({ dms = 'everyone', groups = 'everyone' }: Partial<SettingsDocument> = {}): OwnSettings {
  return { dms, groups };
}

function acquaintance({ members, rooms, spaces, spaceMembers }: Stores) {
  async function spacesOf(userId: string): Promise<string[]> {
    const found = await spaceMembers.find({ userId }, { spaceId: 1 }).lean().exec();
    const ids = found.map(({ spaceId }) => spaceId);
    const alive = await spaces
      .find({ _id: { $in: ids }, deletedAt: null }, { _id: 1 })
      .lean()
      .exec();
    return alive.map(({ _id }) => _id);
  }

  async function groupsOf(userId: string): Promise<string[]> {
    const found = await members.find({ userId }, { roomId: 1 }).lean().exec();
    const ids = found.map(({ roomId }) => roomId);
    const groups = await rooms
      .find({ _id: { $in: ids }, kind: 'group' }, { _id: 1 })
      .lean()
      .exec();
    return groups.map(({ _id }) => _id);
  }

  /** Those of these people who share a space or a group with somebody. */
  async function acquaintedWith(userId: string, others: readonly string[]): Promise<Set<string>> {
    const [spaceIds, roomIds] = await Promise.all([spacesOf(userId), groupsOf(userId)]);
    const among = { userId: { $in: [...others] } };
    const found = await Promise.all([
      spaceMembers.distinct('userId', { ...among, spaceId: { $in: spaceIds } }).exec(),
      members.distinct('userId', { ...among, roomId: { $in: roomIds } }).exec(),
    ]);
    return new Set(found.flat());
  }

  /** What two people share, by name, of each kind as much as a card names. */
  async function common(one: string, other: string): Promise<Common> {
    const [spaceIds, roomIds] = await Promise.all([spacesOf(one), groupsOf(one)]);
    const [sharedSpaces, sharedRooms] = await Promise.all([
      spaceMembers.distinct('spaceId', { userId: other, spaceId: { $in: spaceIds } }).exec(),
      members.distinct('roomId', { userId: other, roomId: { $in: roomIds } }).exec(),
    ]);
    const [foundSpaces, foundRooms] = await Promise.all([
      spaces
        .find({ _id: { $in: sharedSpaces } }, { name: 1, accent: 1 })
        .sort({ name: 1, _id: 1 })
        .limit(peopleLimits.common)
        .lean<SpaceDocument[]>()
        .exec(),
      rooms
        .find({ _id: { $in: sharedRooms } }, { name: 1 })
        .sort({ folded: 1, _id: 1 })
        .limit(peopleLimits.common)
        .lean<RoomDocument[]>()
        .exec(),
    ]);
    return {
      spaces: foundSpaces.map(({ _id: id, name, accent }) => ({ id, name, accent })),
      groups: foundRooms.map(({ _id: id, name }) => ({ id, name })),
    };
  }

  return { acquaintedWith, common };
}

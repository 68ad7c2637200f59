import type { Models } from './models.ts';
import type { PlaceDocument, StoredPlace } from './place-model.ts';

export type Places = ReturnType<typeof createPlaces>;

export type PlaceKey = Pick<StoredPlace, 'userId' | 'placeId' | 'spaceId'>;
export type PlaceFields = Partial<Pick<StoredPlace, keyof typeof plain>>;

const plain = {
  ...{ favourite: false, mutedUntil: null, hidden: false },
  ...{ sectionId: null, archivedAt: null, markedUnread: false, level: null },
};
/** What documents of earlier versions lack is as at first. */
const isPlain = { ...plain, markedUnread: { $ne: true } };

/** Places of some spaces and their channels that count otherwise than they are read. */
export interface CountedOtherwise {
  /** Muted or hidden: nothing in them counts. */
  quiet: Set<string>;
  marked: Set<string>;
}

/** What people set for rooms, channels and spaces. Who set nothing, or took it back, has no document. */
export function createPlaces({ places }: Models) {
  async function has(userId: string, placeId: string): Promise<boolean> {
    return (await places.exists({ _id: keyOf(userId, placeId) }).exec()) !== null;
  }

  async function count(userId: string): Promise<number> {
    return places.countDocuments({ userId }).exec();
  }

  /** What is not named stays, and is at its default where there was nothing. */
  async function set({ userId, placeId, spaceId }: PlaceKey, fields: PlaceFields): Promise<StoredPlace> {
    const _id = keyOf(userId, placeId);
    const stored = await places
      .findOneAndUpdate(
        { _id },
        { $set: fields, $setOnInsert: { userId, placeId, spaceId } },
        { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
      )
      .lean<PlaceDocument>()
      .exec();
    await places.deleteOne({ _id, ...isPlain }).exec();
    return stored ? { ...plain, ...stored } : { userId, placeId, spaceId, ...plain, ...fields };
  }

  /** Those after a place (exclusive), by id. */
  async function page(userId: string, after: string | undefined, limit: number): Promise<StoredPlace[]> {
    const found = await places
      .find({ userId, ...(after !== undefined && { placeId: { $gt: after } }) })
      .sort({ placeId: 1 })
      .limit(limit)
      .lean<StoredPlace[]>()
      .exec();
    return found.map(place => ({ ...plain, ...place }));
  }

  /** What somebody wants to hear nothing of, and what they marked as unread, among these spaces and their channels. */
  async function countedOtherwise(userId: string, spaceIds: string[], now = new Date()): Promise<CountedOtherwise> {
    const isQuiet = ({ hidden, mutedUntil }: StoredPlace) => hidden || (mutedUntil ?? '') > now.toISOString();
    const found = await places
      .find({
        ...{ userId, spaceId: { $in: spaceIds } },
        // A time is behind every earlier one as text too, and `forever` behind all of them.
        $or: [{ hidden: true }, { mutedUntil: { $gt: now.toISOString() } }, { markedUnread: true }],
      })
      .lean<StoredPlace[]>()
      .exec();
    const idsOf = (some: StoredPlace[]) => new Set(some.map(({ placeId }) => placeId));
    return { quiet: idsOf(found.filter(isQuiet)), marked: idsOf(found.filter(({ markedUnread }) => markedUnread)) };
  }

  /** Takes the marks of a space's channels away. Answers the places that had one, as they are now. */
  async function clearMarks(userId: string, spaceId: string): Promise<StoredPlace[]> {
    const found = await places.find({ userId, spaceId, markedUnread: true }).lean<PlaceDocument[]>().exec();
    if (found.length === 0) return [];
    const marked = { _id: { $in: found.map(({ _id }) => _id) } };
    await places.updateMany(marked, { $set: { markedUnread: false } }).exec();
    await places.deleteMany({ ...marked, ...isPlain }).exec();
    return found.map(place => ({ ...plain, ...place, markedUnread: false }));
  }

  /** Forgets what somebody set for spaces and rooms that they are not in. */
  async function keepOnly(userId: string, kept: { spaceIds: string[]; roomIds: string[] }): Promise<void> {
    await places.deleteMany({ userId, spaceId: { $nin: kept.spaceIds }, placeId: { $nin: kept.roomIds } }).exec();
  }

  return { has, count, set, page, countedOtherwise, clearMarks, keepOnly };
}

const keyOf = (userId: string, placeId: string): string => `${userId}:${placeId}`;

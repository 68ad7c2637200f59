import type { Models } from './models.ts';
import type { PlaceDocument, StoredPlace } from './place-model.ts';

export type Places = ReturnType<typeof createPlaces>;

export type PlaceKey = Pick<StoredPlace, 'userId' | 'placeId' | 'spaceId'>;
export type PlaceFields = Partial<Pick<StoredPlace, 'favourite' | 'mutedUntil' | 'hidden' | 'level'>>;

const plain = { favourite: false, mutedUntil: null, hidden: false, level: null };

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
    await places.deleteOne({ _id, ...plain }).exec();
    return stored ?? { userId, placeId, spaceId, ...plain, ...fields };
  }

  /** Those after a place (exclusive), by id. */
  async function page(userId: string, after: string | undefined, limit: number): Promise<StoredPlace[]> {
    return places
      .find({ userId, ...(after !== undefined && { placeId: { $gt: after } }) })
      .sort({ placeId: 1 })
      .limit(limit)
      .lean<StoredPlace[]>()
      .exec();
  }

  /** What somebody wants to hear nothing of, among these spaces and their channels. */
  async function quietIn(userId: string, spaceIds: string[], now = new Date()): Promise<Set<string>> {
    const found = await places
      .find({
        ...{ userId, spaceId: { $in: spaceIds } },
        // A time is behind every earlier one as text too, and `forever` behind all of them.
        $or: [{ hidden: true }, { mutedUntil: { $gt: now.toISOString() } }],
      })
      .lean<StoredPlace[]>()
      .exec();
    return new Set(found.map(({ placeId }) => placeId));
  }

  /** Forgets what somebody set for spaces and rooms that they are not in. */
  async function keepOnly(userId: string, kept: { spaceIds: string[]; roomIds: string[] }): Promise<void> {
    await places.deleteMany({ userId, spaceId: { $nin: kept.spaceIds }, placeId: { $nin: kept.roomIds } }).exec();
  }

  return { has, count, set, page, quietIn, keepOnly };
}

const keyOf = (userId: string, placeId: string): string => `${userId}:${placeId}`;

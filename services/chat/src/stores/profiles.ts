import type { PublicUser } from '@parley/contracts/auth-api';
import type { UserUpserted } from '@parley/contracts/records';
import { isDuplicateKey } from '@parley/runtime/stores/mongo';
import { nameCollation, type Models, type Profile } from './models.ts';

export type Profiles = ReturnType<typeof createProfiles>;

/** What chat knows of people, from auth's events; it never asks. */
export function createProfiles({ profiles }: Pick<Models, 'profiles'>) {
  async function findMany(ids: string[]): Promise<Map<string, PublicUser>> {
    const found = await profiles
      .find({ _id: { $in: ids } })
      .lean<Profile[]>()
      .exec();
    return new Map(found.map(profile => [profile._id, toPublicUser(profile)]));
  }

  /** Some people whose username or name begins with a text; upper case and accents make no difference. */
  async function namedLike(text: string, most: number): Promise<string[]> {
    const range = { $gte: text, $lt: `${text}\uffff` };
    const found = await profiles
      .find({ $or: [{ username: range }, { displayName: range }] }, { _id: 1 })
      .collation(nameCollation)
      .limit(most)
      .lean<Pick<Profile, '_id'>[]>()
      .exec();
    return found.map(({ _id }) => _id);
  }

  /** Keeps the newest of what was heard, in whichever order it comes. */
  async function keep({ userId, username, displayName, avatarUrl, guest = false, at }: UserUpserted): Promise<void> {
    const profile = { username, displayName, avatarUrl, guest, at: new Date(at) };
    try {
      await profiles.collection.updateOne(
        { _id: userId as never, at: { $lt: profile.at } },
        { $set: profile },
        { upsert: true },
      );
    } catch (error) {
      // The upsert found a newer profile, which its filter does not match.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  return { findMany, namedLike, keep };
}

function toPublicUser({ _id, username, displayName, avatarUrl, guest }: Profile): PublicUser {
  return { id: _id, username, displayName, avatarUrl, ...(guest && { guest }) };
}

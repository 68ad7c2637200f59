import type { Models, Profile } from './models.ts';

export type Guests = ReturnType<typeof createGuests>;

/** Who is a guest, read afresh each time: it decides what they become in a space. */
export function createGuests({ profiles, spaceMembers }: Pick<Models, 'profiles' | 'spaceMembers'>) {
  /** Auth has said that this guest became an account; their access token may not know it yet. */
  async function hasAccount(userId: string): Promise<boolean> {
    const profile = await profiles.findById(userId).lean<Profile>().exec();
    return profile?.guest === false;
  }

  /** Spaces in which somebody is stored as a guest. */
  async function spacesAsGuest(userId: string): Promise<string[]> {
    const found = await spaceMembers.find({ userId, guest: true }, { spaceId: 1 }).lean().exec();
    return found.map(({ spaceId }) => spaceId);
  }

  return { hasAccount, spacesAsGuest };
}

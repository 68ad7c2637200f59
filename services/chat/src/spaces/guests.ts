import type { ChatContext } from '../context.ts';

/**
 * Makes an ordinary member of a guest who became an account, in every space that they are in. Resolves with those in which
 * something changed: done again, it changes nothing.
 */
export async function upgradeMemberships(
  { spaces, guests }: Pick<ChatContext, 'spaces' | 'guests'>,
  userId: string,
): Promise<string[]> {
  const changed: string[] = [];
  for (const spaceId of await guests.spacesAsGuest(userId)) {
    const isDone = await spaces.change(spaceId, async change => {
      if (!(await change.findMember(userId))?.guest) return false;
      await change.updateMember(userId, { guest: false });
      change.audit({ by: userId, action: 'member.upgraded', target: userId });
      return true;
    });
    if (isDone) changed.push(spaceId);
  }
  return changed;
}

/** Takes a guest who is no more out of every space. Resolves with those in which they were. */
export async function endMemberships(
  { spaces, guests }: Pick<ChatContext, 'spaces' | 'guests'>,
  userId: string,
): Promise<string[]> {
  const left = await guests.spacesAsGuest(userId);
  for (const spaceId of left) {
    await spaces.change(spaceId, async change => {
      if (!(await change.findMember(userId))) return;
      await change.removeMember(userId);
      change.audit({ by: userId, action: 'member.left', target: userId });
    });
  }
  return left;
}

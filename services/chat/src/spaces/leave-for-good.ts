import type { ChatContext } from '../context.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import type { StoredSpaceMember } from './space-model.ts';

/** A space that somebody is no longer in; `isOthers`: it was theirs, and is somebody else's now, or deleted. */
export interface LeftSpace {
  spaceId: string;
  isOthers: boolean;
}

/**
 * Takes somebody whose account is no more out of every space. A space of theirs goes to the member of the highest built-in role who
 * has been in it for the longest time; one without anybody else is deleted. Done again, it changes nothing.
 */
export async function leaveForGood({ spaces }: Pick<ChatContext, 'spaces'>, userId: string): Promise<LeftSpace[]> {
  const left: LeftSpace[] = [];
  for (const { spaceId } of await spaces.ofUsers([userId])) {
    const isOthers = await spaces.change(spaceId, async change => {
      if (!(await change.findMember(userId))) return undefined;
      const wasTheirs = change.space.ownerId === userId;
      if (wasTheirs) await passOn(change, userId);
      await change.removeMember(userId);
      change.audit({ by: userId, action: 'member.left', target: userId });
      return wasTheirs;
    });
    if (isOthers !== undefined) left.push({ spaceId, isOthers });
  }
  return left;
}

async function passOn(change: SpaceChange, userId: string): Promise<void> {
  const { space } = change;
  const heir = await findHeir(change, userId);
  if (heir) {
    space.ownerId = heir;
    // So that followers hear of the new owner.
    await change.updateMember(heir, {});
    const [before, after] = [{ ownerId: userId }, { ownerId: heir }];
    change.audit({ by: userId, action: 'space.handed-over', target: heir, before, after });
  } else if (!space.deletedAt) {
    space.deletedAt = new Date();
    change.audit({ by: userId, action: 'space.deleted', before: { name: space.name } });
  }
  change.restructured();
}

async function findHeir({ space, models, session }: SpaceChange, userId: string): Promise<string | undefined> {
  const high = ['admin', 'moderator'].flatMap(name => space.roles.filter(({ builtIn }) => builtIn === name));
  for (const role of [...high, undefined]) {
    const heir = await models.spaceMembers
      .findOne({ spaceId: space.id, userId: { $ne: userId }, guest: false, ...(role && { roleIds: role.id }) })
      .sort({ joinedAt: 1, userId: 1 })
      .session(session)
      .lean<StoredSpaceMember>()
      .exec();
    if (heir) return heir.userId;
  }
  return undefined;
}

import type { ChannelAccess, OverwriteAccess, PersonAccess, SpaceAccess } from '@parley/contracts/spaces/access';
import type { StoredChannel, StoredOverwrite, StoredRole, StoredSpace, StoredSpaceMember } from './space-model.ts';

/** What is stored, as the rules read it. */
export function accessOfSpace({ ownerId, roles, categories }: StoredSpace): SpaceAccess {
  return {
    ownerId,
    roles: new Map(
      roles.map(({ id, position, permissions }) => [id, { id, position, permissions: BigInt(permissions) }]),
    ),
    categories: new Map(categories.map(({ id, overwrites }) => [id, overwrites.map(toOverwrite)])),
  };
}

export function accessOfChannel({
  categoryId,
  overwrites,
  locked,
}: Pick<StoredChannel, 'categoryId' | 'overwrites' | 'locked'>): ChannelAccess {
  return { categoryId, overwrites: overwrites && overwrites.map(toOverwrite), locked };
}

export function accessOfPerson(space: Pick<StoredSpace, 'roles'>, member: StoredSpaceMember): PersonAccess {
  return {
    userId: member.userId,
    baseRoleId: baseRoleOf(space, member).id,
    roleIds: member.roleIds,
    timeoutUntil: member.timeoutUntil?.getTime(),
  };
}

/** The role that everybody of their kind has. */
export function baseRoleOf(
  { roles }: Pick<StoredSpace, 'roles'>,
  { guest }: Pick<StoredSpaceMember, 'guest'>,
): StoredRole {
  const wanted = guest ? 'guest' : 'member';
  const found = roles.find(({ builtIn }) => builtIn === wanted);
  if (!found) throw new Error(`a space without the role of a ${wanted}`);
  return found;
}

function toOverwrite({ kind, id, allow, deny }: StoredOverwrite): OverwriteAccess {
  return { kind, id, allow: BigInt(allow), deny: BigInt(deny) };
}

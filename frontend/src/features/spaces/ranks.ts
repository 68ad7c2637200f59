import { rankOf } from '@parley/contracts/spaces/access';
import type { Role, Space } from '@parley/contracts/spaces/space';
import { accessOf } from '#features/spaces/access-of.ts';

interface Ranked {
  userId: string;
  roleIds: readonly string[];
}

/** How mighty somebody is in a space: nobody acts on an equal or higher rank. */
export function rankIn(space: Space, { userId, roleIds }: Ranked): number {
  return rankOf(accessOf(space), { userId, roleIds, baseRoleId: '' });
}

/** Whether the role is below the person's own rank, so that they may edit it. */
export function isBelowOwn(space: Space, me: string, { position }: Pick<Role, 'position'>): boolean {
  return position < rankIn(space, { userId: me, roleIds: space.me.roleIds });
}

/** The roles that everybody of a kind has; nobody is given them, and they stay below all others. */
export function isBaseRole({ builtIn }: Pick<Role, 'builtIn'>): boolean {
  return builtIn === 'member' || builtIn === 'guest';
}

/** The mightiest first. */
export function rolesByRank({ roles }: Pick<Space, 'roles'>): Role[] {
  return roles.toSorted((one, other) => other.position - one.position);
}

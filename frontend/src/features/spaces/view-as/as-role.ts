import { permissionsInSpace, type PersonAccess } from '@parley/contracts/spaces/access';
import { personWith } from '@parley/contracts/spaces/as-roles';
import type { Role, Space } from '@parley/contracts/spaces/space';
import { accessOf } from '#features/spaces/access-of.ts';
import { a } from '#lib/i18n/access-texts.ts';

export interface ViewAsProps {
  space: Space;
  roles: readonly Role[];
}

/** What somebody with these roles is called. */
export const nameOfRoles = (roles: readonly Role[]): string => a.viewAs.names(roles.map(({ name }) => name));

export function personAs(space: Space, roles: readonly Role[]): PersonAccess {
  return personWith(
    space.roles,
    roles.map(({ id }) => id),
  );
}

/** The space as somebody with these roles has it: what it offers goes by what that person may do. */
export function asRole(space: Space, roles: readonly Role[]): Space {
  const { baseRoleId, roleIds, ...person } = personAs(space, roles);
  const permissions = permissionsInSpace(accessOf(space), { ...person, baseRoleId, roleIds }, 0);
  const me = { ...space.me, baseRoleId, roleIds: [...roleIds], permissions: String(permissions), timeoutUntil: null };
  return { ...space, me };
}

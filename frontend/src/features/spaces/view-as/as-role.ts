import { permissionsInSpace, type PersonAccess } from '@parley/contracts/spaces/access';
import { personWith } from '@parley/contracts/spaces/as-roles';
import type { Role, Space } from '@parley/contracts/spaces/space';
import { accessOf } from '#features/spaces/access-of.ts';

export function personAs(space: Space, role: Role): PersonAccess {
  return personWith(space.roles, [role.id]);
}

/** The space as somebody with a role has it: what it offers goes by what that person may do. */
export function asRole(space: Space, role: Role): Space {
  const { baseRoleId, roleIds, ...person } = personAs(space, role);
  const permissions = permissionsInSpace(accessOf(space), { ...person, baseRoleId, roleIds }, 0);
  const me = { ...space.me, baseRoleId, roleIds: [...roleIds], permissions: String(permissions), timeoutUntil: null };
  return { ...space, me };
}

import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import { demand } from './demand.ts';
import { fieldsBefore, present } from './fields.ts';
import type { StoredRole } from './space-model.ts';

type Needs = Pick<ChatContext, 'spaces'>;
type Body<C extends keyof SpaceApi> = CallInput<SpaceApi[C]>['body'];

/** Roles that everybody of a kind has: below all others, and nobody is given them. */
const isBase = ({ builtIn }: StoredRole): boolean => builtIn === 'guest' || builtIn === 'member';

/** Throws `unknown_space`, `forbidden`, `space_full`. */
export async function createRole(
  { spaces }: Needs,
  spaceId: string,
  userId: string,
  wish: Body<'createRole'>,
): Promise<StoredRole> {
  return spaces.change(spaceId, async change => {
    const person = await change.person(userId, 'unknown_space');
    demand.permission(change.access, person, 'manageRoles');
    demand.within(change.access, person, BigInt(wish.permissions));
    const { roles } = change.space;
    if (roles.length >= spaceLimits.roles) throw new ParleyError('space_full', 'The space has no room for a role');
    const role: StoredRole = { id: randomUUID(), ...wish, position: 0, builtIn: null };
    roles.splice(roles.filter(isBase).length, 0, role);
    renumber(roles);
    change.restructured();
    change.audit({
      by: userId,
      action: 'role.created',
      target: role.id,
      after: { name: role.name, color: role.color, showApart: role.showApart, permissions: role.permissions },
    });
    return role;
  });
}

/** Throws `unknown_space`, `forbidden`, `unknown_role`. */
export async function updateRole(
  { spaces }: Needs,
  { spaceId, roleId }: { spaceId: string; roleId: string },
  userId: string,
  wish: Body<'updateRole'>,
): Promise<StoredRole> {
  return spaces.change(spaceId, async change => {
    const { role, person } = await editable(change, roleId, userId);
    const { position, permissions, ...looks } = present(wish);
    const before = { name: role.name, ...fieldsBefore(role, wish) };
    if (permissions !== undefined) {
      demand.within(change.access, person, BigInt(permissions) ^ BigInt(role.permissions));
      role.permissions = permissions;
    }
    if (position !== undefined && position !== role.position) {
      if (isBase(role)) throw new ParleyError('forbidden', 'This role stays below all others');
      demand.roleBelow(change.access, person, { position });
      move(change.space.roles, role, position);
    }
    Object.assign(role, looks);
    change.restructured();
    change.audit({
      by: userId,
      action: 'role.updated',
      target: roleId,
      before,
      after: { name: role.name, ...present(wish) },
    });
    return role;
  });
}

/** Everybody who has it loses it, and so do overwrites. Throws `unknown_space`, `forbidden`, `unknown_role`. */
export async function deleteRole(
  { spaces }: Needs,
  { spaceId, roleId }: { spaceId: string; roleId: string },
  userId: string,
): Promise<void> {
  await spaces.change(spaceId, async change => {
    const { role } = await editable(change, roleId, userId);
    if (role.builtIn !== null) throw new ParleyError('forbidden', 'This role cannot be deleted');
    const { space } = change;
    space.roles = renumber(space.roles.filter(({ id }) => id !== roleId));
    for (const category of space.categories)
      category.overwrites = category.overwrites.filter(({ id }) => id !== roleId);
    for (const channel of await change.channels()) {
      if (!channel.overwrites?.some(({ id }) => id === roleId)) continue;
      await change.updateChannel({ ...channel, overwrites: channel.overwrites.filter(({ id }) => id !== roleId) });
    }
    await change.removeRole(roleId);
    const { name, color, permissions } = role;
    change.restructured();
    change.audit({ by: userId, action: 'role.deleted', target: roleId, before: { name, color, permissions } });
  });
}

async function editable(change: SpaceChange, roleId: string, userId: string) {
  const person = await change.person(userId, 'unknown_space');
  demand.permission(change.access, person, 'manageRoles');
  const role = change.space.roles.find(({ id }) => id === roleId);
  if (!role) throw new ParleyError('unknown_role');
  demand.roleBelow(change.access, person, role);
  return { role, person };
}

function move(roles: StoredRole[], role: StoredRole, position: number): void {
  roles.splice(roles.indexOf(role), 1);
  roles.splice(Math.max(roles.filter(isBase).length, position), 0, role);
  renumber(roles);
}

/** Positions are places in the list, from 0. */
function renumber(roles: StoredRole[]): StoredRole[] {
  for (const [position, role] of roles.entries()) role.position = position;
  return roles;
}

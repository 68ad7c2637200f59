import { isPickable } from '@parley/contracts/spaces/onboarding';
import type { SpaceChange } from '../../stores/space-change.ts';
import { demand } from '../demand.ts';
import { wrongField } from '../wrong-field.ts';
import { ParleyError } from '@parley/contracts/errors';

/** What a role is allowed in the whole space, and by any channel or category. */
async function allowedBy(change: SpaceChange, roleId: string): Promise<bigint | undefined> {
  const role = change.access.roles.get(roleId);
  if (!role) return undefined;
  const lists = [...change.space.categories, ...(await change.channels())].map(({ overwrites }) => overwrites ?? []);
  const own = lists.flat().filter(({ kind, id }) => kind === 'role' && id === roleId);
  return own.reduce((allowed, { allow }) => allowed | BigInt(allow), role.permissions);
}

/**
 * Whether somebody may let people give themselves a role: they may give it to others, and it allows nothing that acts on others. Throws
 * `unknown_role`, `forbidden`, `validation_failed`.
 */
export async function demandGrantable(change: SpaceChange, by: string, roleId: string, field: string): Promise<void> {
  const role = change.space.roles.find(({ id }) => id === roleId);
  const allowed = await allowedBy(change, roleId);
  if (!role || allowed === undefined) throw new ParleyError('unknown_role');
  if (role.builtIn === 'guest' || role.builtIn === 'member')
    throw new ParleyError('forbidden', 'This role comes by itself');
  const person = await change.person(by);
  demand.permission(change.access, person, 'manageRoles');
  demand.roleBelow(change.access, person, role);
  if (!isPickable(allowed)) throw wrongField(field, 'A role that acts on others, or on the space, is given by people');
}

/** The same as a question: roles, ranks and people may have changed since. */
export async function isGrantable(change: SpaceChange, by: string | null, roleId: string): Promise<boolean> {
  if (by === null) return false;
  try {
    await demandGrantable(change, by, roleId, 'roleId');
    return true;
  } catch (error) {
    if (error instanceof ParleyError) return false;
    throw error;
  }
}

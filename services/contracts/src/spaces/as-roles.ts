import { z } from 'zod';
import { id } from '../ids.ts';
import { text } from '../text.ts';
import type { PersonAccess } from './access.ts';
import { spaceLimits, type Role } from './space.ts';

/** Ids of roles in a query, with commas between them. */
export const roleList = text({ min: 1, max: (spaceLimits.rolesPerMember + 1) * 37 })
  .transform(list => list.split(','))
  .pipe(z.array(id).max(spaceLimits.rolesPerMember + 1));

/** Somebody who is not there, with these roles: a guest when that of guests is among them, else a member. */
export function personWith(roles: readonly Pick<Role, 'id' | 'builtIn'>[], wanted: readonly string[]): PersonAccess {
  const baseOf = (kind: 'guest' | 'member') => roles.find(({ builtIn }) => builtIn === kind)?.id ?? '';
  const bases = [baseOf('guest'), baseOf('member')];
  const isGuest = wanted.includes(baseOf('guest'));
  return {
    userId: '',
    baseRoleId: baseOf(isGuest ? 'guest' : 'member'),
    roleIds: wanted.filter(roleId => !bases.includes(roleId)),
  };
}

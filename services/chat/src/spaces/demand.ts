import { ParleyError } from '@parley/contracts/errors';
import {
  outranks,
  permissionsInSpace,
  rankOf,
  type PersonAccess,
  type SpaceAccess,
} from '@parley/contracts/spaces/access';
import { has, type Permission } from '@parley/contracts/spaces/permissions';

/** The rules of spaces that need more than one look; each throws the error that the asker shall see. */
export const demand = {
  permission(rules: SpaceAccess, person: PersonAccess, permission: Permission): void {
    if (!has(permissionsInSpace(rules, person, Date.now()), permission))
      throw new ParleyError('forbidden', `Needs the permission ${permission}`);
  },

  owner({ ownerId }: { ownerId: string }, userId: string): void {
    if (userId !== ownerId) throw new ParleyError('forbidden', 'Only the owner may do this');
  },

  /** Nobody acts on themselves in the way of a moderator, nor on an equal or higher rank. */
  rankAbove(rules: SpaceAccess, actor: PersonAccess, target: PersonAccess): void {
    if (actor.userId === target.userId) throw new ParleyError('forbidden', 'Nobody does this to themselves');
    if (!outranks(rules, actor, target)) throw new ParleyError('forbidden', 'This person has an equal or higher rank');
  },

  roleBelow(rules: SpaceAccess, actor: PersonAccess, { position }: { position: number }): void {
    if (position >= rankOf(rules, actor)) throw new ParleyError('forbidden', 'This role has an equal or higher rank');
  },

  /** Nobody gives, or takes away, what they do not have themselves. */
  within(rules: SpaceAccess, actor: PersonAccess, changed: bigint): void {
    const own = permissionsInSpace(rules, actor, Date.now());
    if ((changed & ~own) !== 0n)
      throw new ParleyError('forbidden', 'Nobody gives or takes a permission that they do not have');
  },
};

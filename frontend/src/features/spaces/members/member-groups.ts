import type { Role, Space, SpaceMember } from '@parley/contracts/spaces/space';
import { memberName } from '#features/spaces/members/member-name.ts';
import { isBaseRole, rolesByRank } from '#features/spaces/ranks.ts';

export interface MemberGroup {
  /** Null: everybody who has no role that is shown apart. */
  role: Role | null;
  members: SpaceMember[];
}

/** Members below the mightiest of their roles that is shown apart, each group by name. */
export function memberGroups(space: Space, members: readonly SpaceMember[]): MemberGroup[] {
  const apart = rolesByRank(space).filter(role => role.showApart && !isBaseRole(role));
  const groupOf = ({ roleIds }: SpaceMember) => apart.find(({ id }) => roleIds.includes(id)) ?? null;
  return [...apart, null]
    .map(role => ({ role, members: members.filter(member => groupOf(member) === role).toSorted(byName) }))
    .filter(group => group.members.length > 0);
}

/** The colour of somebody's name: that of the mightiest of their roles that has one. */
export function colorOf(space: Space, { roleIds }: Pick<SpaceMember, 'roleIds'>): string | null {
  return rolesByRank(space).find(({ id, color }) => color !== null && roleIds.includes(id))?.color ?? null;
}

function byName(one: SpaceMember, other: SpaceMember): number {
  return memberName(one).localeCompare(memberName(other));
}

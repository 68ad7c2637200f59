import type { Permission } from '@parley/contracts/spaces/permissions';
import type { Space, SpaceMember } from '@parley/contracts/spaces/space';
import { may } from '#features/spaces/permissions.ts';
import { rankIn } from '#features/spaces/ranks.ts';

export type MemberAction = 'roles' | 'nickname' | 'why' | 'report' | 'timeout' | 'kick' | 'ban';

const needs: Record<Exclude<MemberAction, 'roles' | 'nickname' | 'why' | 'report'>, Permission> = {
  timeout: 'timeoutMembers',
  kick: 'kickMembers',
  ban: 'banMembers',
};

/** What the person may do with a member: roles with everybody, everybody else can be reported, the rest is for those of a lower rank. */
export function actionsOn(space: Space, me: string, { user, roleIds }: SpaceMember): MemberAction[] {
  const held = space.me.permissions;
  const isMe = user.id === me;
  const own = rankIn(space, { userId: me, roleIds: space.me.roleIds });
  const isAbove = !isMe && own > rankIn(space, { userId: user.id, roleIds });
  const actions: MemberAction[] = [];
  if (may(held, 'manageRoles')) actions.push('roles');
  if (isMe ? may(held, 'changeNickname') : isAbove && may(held, 'manageNicknames')) actions.push('nickname');
  if (isMe || may(held, 'manageRoles')) actions.push('why');
  if (!isMe) actions.push('report');
  for (const action of ['timeout', 'kick', 'ban'] as const)
    if (isAbove && may(held, needs[action])) actions.push(action);
  return actions;
}

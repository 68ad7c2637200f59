import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import type { ChatContext } from '../context.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import { spaceMemberKey } from '../stores/space-models.ts';
import { demand } from './demand.ts';
import { noteSweep } from './sweep.ts';
import { wrongField } from './wrong-field.ts';
import type { StoredBan, StoredSpaceMember } from './space-model.ts';

type Needs = Pick<ChatContext, 'spaces'>;
type Body<C extends keyof SpaceApi> = CallInput<SpaceApi[C]>['body'];

/** Somebody in a space, and who acts on them. */
export interface About {
  spaceId: string;
  userId: string;
  by: string;
}

/** Gives and takes roles, and changes a nickname. Throws `unknown_space`, `forbidden`, `unknown_user`, `unknown_role`. */
export async function updateMember(
  { spaces }: Needs,
  { spaceId, userId, by }: About,
  { roleIds, nickname }: Body<'updateMember'>,
): Promise<StoredSpaceMember> {
  return spaces.change(spaceId, async change => {
    await change.person(by, 'unknown_space');
    let member = await change.member(userId);
    if (roleIds) member = await giveRoles(change, { member, by }, [...new Set(roleIds)]);
    if (nickname !== undefined) member = await rename(change, { member, by }, nickname);
    return member;
  });
}

async function giveRoles(
  change: SpaceChange,
  { member, by }: { member: StoredSpaceMember; by: string },
  roleIds: string[],
): Promise<StoredSpaceMember> {
  const { access, space } = change;
  const actor = await change.person(by);
  demand.permission(access, actor, 'manageRoles');
  const given = roleIds.filter(id => !member.roleIds.includes(id));
  const taken = member.roleIds.filter(id => !roleIds.includes(id));
  for (const id of [...given, ...taken]) {
    const role = space.roles.find(role => role.id === id);
    if (!role) throw new ParleyError('unknown_role');
    if (role.builtIn === 'guest' || role.builtIn === 'member')
      throw new ParleyError('forbidden', 'This role comes by itself');
    demand.roleBelow(access, actor, role);
  }
  if (given.length + taken.length === 0) return member;
  change.audit({
    ...{ by, action: 'member.roles' as const, target: member.userId },
    ...{ before: { roleIds: member.roleIds }, after: { roleIds } },
  });
  // Who is given a role stays.
  return change.updateMember(member.userId, { roleIds, ...(given.length > 0 && { endsAt: null }) });
}

async function rename(
  change: SpaceChange,
  { member, by }: { member: StoredSpaceMember; by: string },
  nickname: string | null,
): Promise<StoredSpaceMember> {
  const actor = await change.person(by);
  if (member.userId === by) demand.permission(change.access, actor, 'changeNickname');
  else {
    demand.permission(change.access, actor, 'manageNicknames');
    demand.rankAbove(change.access, actor, await change.person(member.userId));
  }
  const [before, after] = [{ nickname: member.nickname }, { nickname }];
  change.audit({ by, action: 'member.nickname', target: member.userId, before, after });
  return change.updateMember(member.userId, { nickname });
}

/** Throws `unknown_space`, `forbidden`, `unknown_user`. */
export async function kickMember({ spaces }: Needs, { spaceId, userId, by }: About, reason: string): Promise<void> {
  await spaces.change(spaceId, async change => {
    await demandPower(change, { userId, by }, 'kickMembers');
    const before = lost(await change.member(userId));
    await change.removeMember(userId);
    change.audit({ by, action: 'member.kicked', target: userId, before, reason });
  });
}

/** Lets somebody only look for so long; 0 ends it. Throws `unknown_space`, `forbidden`, `unknown_user`. */
export async function timeoutMember(
  { spaces }: Needs,
  { spaceId, userId, by }: About,
  { seconds, reason }: Body<'timeoutMember'>,
): Promise<StoredSpaceMember> {
  return spaces.change(spaceId, async change => {
    await demandPower(change, { userId, by }, 'timeoutMembers');
    const before = { timeoutUntil: (await change.member(userId)).timeoutUntil };
    const timeoutUntil = seconds === 0 ? null : new Date(Date.now() + seconds * 1_000);
    change.audit({ by, action: 'member.timed-out', target: userId, before, after: { seconds, timeoutUntil }, reason });
    return change.updateMember(userId, { timeoutUntil });
  });
}

/**
 * Removes somebody, and keeps them out, whether they are in or not; what they wrote in the last `purgeHours` is deleted soon
 * after. Throws `unknown_space`, `forbidden`.
 */
export async function banMember(
  { spaces }: Needs,
  { spaceId, userId, by }: About,
  { reason, until, purgeHours }: Omit<Body<'banMember'>, 'userId'>,
): Promise<StoredBan> {
  if (until !== null && Date.parse(until) <= Date.now()) throw wrongField('body.until', 'Must be in the future');
  return spaces.change(spaceId, async change => {
    const actor = await change.person(by, 'unknown_space');
    demand.permission(change.access, actor, 'banMembers');
    if (purgeHours > 0) demand.permission(change.access, actor, 'manageMessages');
    if (userId === by) throw new ParleyError('forbidden', 'Nobody does this to themselves');
    const member = await change.findMember(userId);
    if (member) {
      demand.rankAbove(change.access, actor, await change.person(userId));
      await change.removeMember(userId);
    }
    const ban: StoredBan = {
      spaceId,
      userId,
      by,
      reason,
      at: new Date(),
      until: until === null ? null : new Date(until),
    };
    const _id = spaceMemberKey(spaceId, userId);
    await change.models.bans.updateOne({ _id }, { $set: ban }, { upsert: true, session: change.session }).exec();
    await change.models.joinRequests.deleteOne({ _id }, { session: change.session }).exec();
    if (purgeHours > 0) await noteSweep(change, { userId, by, purgeHours });
    const before = member && lost(member);
    change.audit({ by, action: 'member.banned', target: userId, before, after: { until, purgeHours }, reason });
    return ban;
  });
}

/** Throws `unknown_space`, `forbidden`, `unknown_user` for somebody who is not banned. */
export async function unbanMember({ spaces }: Needs, { spaceId, userId, by }: About): Promise<void> {
  await spaces.change(spaceId, async change => {
    demand.permission(change.access, await change.person(by, 'unknown_space'), 'banMembers');
    const _id = spaceMemberKey(spaceId, userId);
    const ban = await change.models.bans.findByIdAndDelete(_id, { session: change.session }).lean().exec();
    if (!ban) throw new ParleyError('unknown_user', 'This person is not banned');
    const { reason, until } = ban;
    change.audit({ by, action: 'member.unbanned', target: userId, before: { reason, until } });
  });
}

/** Throws `unknown_space`, and `forbidden` for the owner: a space has one. */
export async function leaveSpace({ spaces }: Needs, spaceId: string, userId: string): Promise<void> {
  await spaces.change(spaceId, async change => {
    const member = await change.member(userId, 'unknown_space');
    if (change.space.ownerId === userId)
      throw new ParleyError('forbidden', 'The owner hands the space over or deletes it first');
    await change.removeMember(userId);
    change.audit({ by: userId, action: 'member.left', target: userId, before: lost(member) });
  });
}

/** What somebody loses who is no longer a member, for the audit log. */
function lost({ roleIds, nickname }: StoredSpaceMember) {
  return { roleIds, nickname };
}

async function demandPower(
  change: SpaceChange,
  { userId, by }: Pick<About, 'userId' | 'by'>,
  permission: 'kickMembers' | 'timeoutMembers',
): Promise<void> {
  const actor = await change.person(by, 'unknown_space');
  demand.permission(change.access, actor, permission);
  demand.rankAbove(change.access, actor, await change.person(userId));
}

import type { CallInput } from '@parley/contracts/rest';
import type { OwnOnboarding } from '@parley/contracts/spaces/onboarding';
import type { OnboardingApi } from '@parley/contracts/spaces/onboarding-api';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../../context.ts';
import type { SpaceChange } from '../../stores/space-change.ts';
import type { StoredSpaceMember } from '../space-model.ts';
import { wrongField } from '../wrong-field.ts';
import { isGrantable } from './grantable.ts';
import { areRulesPending, type StoredChoice, type StoredNewcomer, type StoredOnboarding } from './onboarding-model.ts';

export interface Answered {
  own: OwnOnboarding;
  /** Channels that are favourites from now on, and those that are no longer. */
  favoured: string[];
  dropped: string[];
}

const came: StoredNewcomer = { isNew: false, rulesPending: false, choiceIds: [], roleIds: [] };

/**
 * What somebody says to what they are shown: from then on they are no newcomer. Anybody in the space may do so again, and change what
 * they picked. Throws `unknown_space`, `validation_failed`.
 */
export async function answerOnboarding(
  { spaces }: Pick<ChatContext, 'spaces'>,
  { spaceId, userId }: { spaceId: string; userId: string },
  { acceptRules, choiceIds }: CallInput<OnboardingApi['answerOnboarding']>['body'],
): Promise<Answered> {
  return spaces.change(spaceId, async change => {
    const member = await change.member(userId, 'unknown_space');
    const before = member.newcomer ?? came;
    const onboarding = await change.onboarding();
    const picked = choiceIds && pick(onboarding, choiceIds);
    const roles = picked ? await rolesAfter(change, member, picked) : { roleIds: member.roleIds, own: before.roleIds };
    const newcomer: StoredNewcomer = {
      isNew: false,
      rulesPending: before.rulesPending && !acceptRules,
      choiceIds: picked?.map(({ id }) => id) ?? before.choiceIds,
      roleIds: roles.own,
    };
    note(change, { member, newcomer, roleIds: roles.roleIds });
    // A role that people give themselves makes no temporary membership a lasting one: `endsAt` stays.
    await change.updateMember(userId, { newcomer, roleIds: roles.roleIds });
    return {
      own: { rulesPending: areRulesPending(change.space, { newcomer }), choiceIds: newcomer.choiceIds },
      ...favourites(onboarding, before.choiceIds, newcomer.choiceIds),
    };
  });
}

function pick({ on, questions }: StoredOnboarding, choiceIds: string[]): StoredChoice[] {
  const wanted = new Set(choiceIds);
  const picked = (on ? questions : []).map(({ several, choices }) => {
    const found = choices.filter(({ id }) => wanted.has(id));
    if (!several && found.length > 1) throw wrongField('body.choiceIds', 'One choice of this question');
    return found;
  });
  const known = picked.flat();
  if (known.length < wanted.size) throw wrongField('body.choiceIds', 'There is no such choice');
  return known;
}

/** What moderators gave stays; what choices gave goes with them. */
async function rolesAfter(
  change: SpaceChange,
  { roleIds, newcomer }: StoredSpaceMember,
  picked: StoredChoice[],
): Promise<{ roleIds: string[]; own: string[] }> {
  const earlier = new Set(newcomer?.roleIds ?? []);
  const given = roleIds.filter(id => !earlier.has(id));
  const own = new Set<string>();
  for (const { roleId, grantedBy } of picked)
    if (roleId !== null && !given.includes(roleId) && (await isGrantable(change, grantedBy, roleId))) own.add(roleId);
  const all = [...given, ...own];
  if (all.length > spaceLimits.rolesPerMember)
    throw wrongField('body.choiceIds', `At most ${spaceLimits.rolesPerMember} roles`);
  return { roleIds: all, own: [...own] };
}

interface After {
  member: StoredSpaceMember;
  newcomer: StoredNewcomer;
  roleIds: string[];
}

function note(change: SpaceChange, { member, newcomer, roleIds }: After): void {
  const hadRules = member.newcomer?.rulesPending ?? false;
  const isAccepted = hadRules && !newcomer.rulesPending;
  const isSame = roleIds.length === member.roleIds.length && roleIds.every(id => member.roleIds.includes(id));
  if (isSame && !isAccepted) return;
  const [before, after] = [
    { rulesAccepted: !hadRules, roleIds: member.roleIds },
    { rulesAccepted: !newcomer.rulesPending, roleIds },
  ];
  change.audit({ by: member.userId, action: 'member.onboarded', target: member.userId, before, after });
}

function favourites({ questions }: StoredOnboarding, before: string[], after: string[]) {
  const choices = questions.flatMap(question => question.choices);
  const channelsOf = (ids: string[]) =>
    new Set(choices.filter(({ id }) => ids.includes(id)).flatMap(({ channelIds }) => channelIds));
  const [had, has] = [channelsOf(before), channelsOf(after)];
  return { favoured: [...has].filter(id => !had.has(id)), dropped: [...had].filter(id => !has.has(id)) };
}

import { has } from '@parley/contracts/spaces/permissions';
import type { Onboarding, OwnOnboarding } from '@parley/contracts/spaces/onboarding';
import type { SpacePerson } from '../../access/space-access.ts';
import type { ChatContext } from '../../context.ts';
import { requireInSpace } from '../view-space.ts';
import { areRulesPending, presentOnboarding } from './onboarding-model.ts';

type Needs = Pick<ChatContext, 'access' | 'spaces'>;

/** To who manages the space all of it; to others without the channels that they do not see. Throws `unknown_space`. */
export async function viewOnboarding(
  ctx: Needs,
  spaceId: string,
  userId: string,
): Promise<{ onboarding: Onboarding; own: OwnOnboarding }> {
  const found = await requireInSpace(ctx, spaceId, userId);
  const [stored, member] = await Promise.all([
    ctx.spaces.onboardingOf(spaceId),
    ctx.spaces.findMember(spaceId, userId),
  ]);
  const rulesPending = areRulesPending(found.known.space, member ?? {});
  const own = { rulesPending, choiceIds: member?.newcomer?.choiceIds ?? [] };
  return { onboarding: inSight(ctx, found, presentOnboarding(stored)), own };
}

function inSight({ access }: Needs, person: SpacePerson, { questions, ...onboarding }: Onboarding): Onboarding {
  if (has(access.permissionsIn(person), 'manageSpace')) return { ...onboarding, questions };
  const isSeen = (id: string) => has(access.permissionsInChannel(person, id), 'viewChannel');
  return {
    ...onboarding,
    questions: questions.map(({ choices, ...question }) => ({
      ...question,
      choices: choices.map(choice => ({ ...choice, channelIds: choice.channelIds.filter(isSeen) })),
    })),
  };
}

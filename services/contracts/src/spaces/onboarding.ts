import { z } from 'zod';
import { id } from '../ids.ts';
import { nameText, text } from '../text.ts';
import { setOf, type Permission, type PermissionSet } from './permissions.ts';

/** Bounds of what a newcomer is shown. */
export const onboardingLimits = {
  welcome: 1_000,
  rules: 20,
  /** Characters of one rule, one question and one choice. */
  rule: 200,
  question: 200,
  choice: 80,
  questions: 5,
  choices: 10,
  channelsOfChoice: 20,
} as const;

/** What a role may allow that people give themselves: nothing that acts on others or on the space. */
export const pickablePermissions: readonly Permission[] = [
  ...(['createInvites', 'changeNickname', 'viewChannel'] as const),
  ...(['sendMessages', 'addReactions', 'joinCalls'] as const),
];
const pickable = setOf(pickablePermissions);

/** Whether everybody may give themselves a role that allows this. */
export function isPickable(permissions: PermissionSet): boolean {
  return (permissions & ~pickable) === 0n;
}

/** Who picks it gets the role, and the channels become favourites of theirs. */
export const onboardingChoice = z.strictObject({
  id,
  label: nameText({ max: onboardingLimits.choice }),
  channelIds: z.array(id).max(onboardingLimits.channelsOfChoice),
  roleId: id.nullable(),
});
export type OnboardingChoice = z.infer<typeof onboardingChoice>;

export const onboardingQuestion = z.strictObject({
  id,
  title: nameText({ max: onboardingLimits.question }),
  /** Several choices may be picked, and not only one. */
  several: z.boolean(),
  choices: z.array(onboardingChoice).min(1).max(onboardingLimits.choices),
});
export type OnboardingQuestion = z.infer<typeof onboardingQuestion>;

/**
 * What newcomers of a space are shown; while it is not `on`, nobody is. `mustAccept`: who comes from now on writes nothing until they have
 * accepted the rules.
 */
export const onboarding = z.strictObject({
  on: z.boolean(),
  welcome: text({ max: onboardingLimits.welcome }),
  rules: z.array(nameText({ max: onboardingLimits.rule })).max(onboardingLimits.rules),
  mustAccept: z.boolean(),
  questions: z.array(onboardingQuestion).max(onboardingLimits.questions),
});
export type Onboarding = z.infer<typeof onboarding>;

/** How far the asker is: `rulesPending` until they accept what they must; `choiceIds` is what they picked last. */
export const ownOnboarding = z.object({ rulesPending: z.boolean(), choiceIds: z.array(id) });
export type OwnOnboarding = z.infer<typeof ownOnboarding>;

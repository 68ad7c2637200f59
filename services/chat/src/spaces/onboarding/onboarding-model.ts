import type { Onboarding, OnboardingChoice, OnboardingQuestion } from '@parley/contracts/spaces/onboarding';

/** `grantedBy`: who put the role there, and must still be allowed to give it when it is given; null without a role. */
export type StoredChoice = OnboardingChoice & { grantedBy: string | null };
export type StoredQuestion = Omit<OnboardingQuestion, 'choices'> & { choices: StoredChoice[] };
export type StoredOnboarding = Omit<Onboarding, 'questions'> & { questions: StoredQuestion[] };

/** How it is where nobody made one. */
export const noOnboarding: StoredOnboarding = { on: false, welcome: '', rules: [], mustAccept: false, questions: [] };

/** What the space itself knows of it, so that no access check reads another document. */
export interface OnboardingSwitch {
  on: boolean;
  /** Newcomers accept rules before they write. */
  rules: boolean;
}

export function switchOf({ on, rules, mustAccept }: StoredOnboarding): OnboardingSwitch {
  return { on, rules: on && mustAccept && rules.length > 0 };
}

/** Of a member, since they came. */
export interface StoredNewcomer {
  /** They have not been through it, or closed it. */
  isNew: boolean;
  rulesPending: boolean;
  choiceIds: string[];
  /** Those that they have from choices alone, and lose with them. */
  roleIds: string[];
}

interface Newcomer {
  newcomer?: StoredNewcomer | undefined;
}
interface Asking {
  onboarding?: OnboardingSwitch | undefined;
}

export const isNewIn = ({ onboarding }: Asking, { newcomer }: Newcomer): boolean =>
  onboarding?.on === true && newcomer?.isNew === true;

/** Once the space asks for nothing any more, nobody waits. */
export const areRulesPending = ({ onboarding }: Asking, { newcomer }: Newcomer): boolean =>
  onboarding?.rules === true && newcomer?.rulesPending === true;

export function presentOnboarding({ questions, ...onboarding }: StoredOnboarding): Onboarding {
  return {
    ...onboarding,
    questions: questions.map(({ choices, ...question }) => ({
      ...question,
      choices: choices.map(({ grantedBy: _grantedBy, ...choice }) => choice),
    })),
  };
}

import { enOnboarding } from '#lib/i18n/en-onboarding.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of what newcomers are shown: most people read them once. */
export type OnboardingTexts = typeof enOnboarding;

export const ot: OnboardingTexts = fencedTexts(spoken.onboarding ?? enOnboarding);

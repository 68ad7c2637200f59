import { enSignUp } from '#lib/i18n/en-sign-up.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';

/** The texts of who has no account yet: the signed-in app does without them. */
export const su: typeof enSignUp = fencedTexts(enSignUp);

import { enRegistration } from '#lib/i18n/en-registration.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of who may have an account here, loaded with the pages that make one. */
export const rg: typeof enRegistration = fencedTexts(spoken.registration ?? enRegistration);

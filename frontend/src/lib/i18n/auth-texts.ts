import { enAuth } from '#lib/i18n/en-auth.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of signing in and of the fields of an account, loaded with their pages. */
export const au: typeof enAuth = fencedTexts(spoken.auth ?? enAuth);

import { enAccess } from '#lib/i18n/en-access.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of "view as role" and "why?", apart from `spaces-texts.ts` because few people ever open them. */
export const a: typeof enAccess = fencedTexts(spoken.access ?? enAccess);

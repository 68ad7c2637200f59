import { enCreate } from '#lib/i18n/en-create.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of new conversations, apart from `texts.ts` because their dialogs are loaded when they are opened. */
export const n: typeof enCreate = fencedTexts(spoken.create ?? enCreate);

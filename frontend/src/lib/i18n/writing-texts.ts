import { enWriting } from '#lib/i18n/en-writing.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of what helps to write, loaded with it. */
export const w: typeof enWriting = fencedTexts(spoken.writing ?? enWriting);

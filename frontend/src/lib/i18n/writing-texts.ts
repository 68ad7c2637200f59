import { enWriting } from '#lib/i18n/en-writing.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';

/** The texts of what helps to write, loaded with it. */
export const w: typeof enWriting = fencedTexts(enWriting);

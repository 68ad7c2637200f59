import { enReset } from '#lib/i18n/en-reset.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';

/** The texts of a password that was forgotten, loaded with its pages. */
export const r: typeof enReset = fencedTexts(enReset);

import { enReset } from '#lib/i18n/en-reset.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of a password that was forgotten, loaded with its pages. */
export const r: typeof enReset = fencedTexts(spoken.reset ?? enReset);

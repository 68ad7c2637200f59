import { enLines } from '#lib/i18n/en-lines.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of what rooms tell of themselves, loaded with the first such line. */
export const l: typeof enLines = fencedTexts(spoken.lines ?? enLines);

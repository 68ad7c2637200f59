import { enPalette } from '#lib/i18n/en-palette.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of what Ctrl K offers to do, loaded with it. */
export const pa: typeof enPalette = fencedTexts(spoken.palette ?? enPalette);

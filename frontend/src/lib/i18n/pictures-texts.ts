import { enPictures } from '#lib/i18n/en-pictures.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of pictures, which only settings need. */
export const p: typeof enPictures = fencedTexts(spoken.pictures ?? enPictures);

import { enSpaces } from '#lib/i18n/en-spaces.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of spaces, apart from `texts.ts` because they are loaded with the rail. */
export type SpacesTexts = typeof enSpaces;

export const s: SpacesTexts = fencedTexts(spoken.spaces ?? enSpaces);

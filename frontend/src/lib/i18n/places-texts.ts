import { enPlaces } from '#lib/i18n/en-places.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of favourites, mutes and the channel browser, loaded with the rail. */
export const p: typeof enPlaces = fencedTexts(spoken.places ?? enPlaces);

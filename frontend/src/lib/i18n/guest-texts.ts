import { enGuest } from '#lib/i18n/en-guest.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of guests, apart from `texts.ts` because few people need them. */
export type GuestTexts = typeof enGuest;

export const g: GuestTexts = fencedTexts(spoken.guest ?? enGuest);

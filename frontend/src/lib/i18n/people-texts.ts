import { enPeople } from '#lib/i18n/en-people.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts about people, apart from `texts.ts` because they are loaded with the first card, bar or section. */
export type PeopleTexts = typeof enPeople;

export const p: PeopleTexts = fencedTexts(spoken.people ?? enPeople);

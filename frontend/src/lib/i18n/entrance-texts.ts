import { enEntrance } from '#lib/i18n/en-entrance.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of how people get into spaces: needed by who joins one, and by who manages one. */
export type EntranceTexts = typeof enEntrance;

export const et: EntranceTexts = fencedTexts(spoken.entrance ?? enEntrance);

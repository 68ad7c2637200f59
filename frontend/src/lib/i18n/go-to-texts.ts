import { enGoTo } from '#lib/i18n/en-go-to.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/** The texts of the way to one message or one day. */
export const go: typeof enGoTo = fencedTexts(spoken.goTo ?? enGoTo);

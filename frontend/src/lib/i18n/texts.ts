import { en } from '#lib/i18n/en.ts';
import { fencedTexts } from '#lib/i18n/fenced-texts.ts';
import { spoken } from '#lib/i18n/spoken.ts';

/**
 * Every text of the app. A language is one file of this shape, checked by the compiler: no library, no keys as
 * strings, and a text with a number is a function, so that each language forms its own plurals.
 */
export type Texts = typeof en;

/** The language in use. Another one is loaded (`import('#lib/i18n/…')`) before the first render. */
export const t: Texts = fencedTexts(spoken.texts ?? en);

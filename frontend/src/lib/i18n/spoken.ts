import type { Language } from '#lib/i18n/languages/language.ts';

declare global {
  /** Set by the file of a language other than English, which the page runs before the app. */
  var parleyLanguage: Language | undefined;
}

/** The parts of a language other than English; English stands in the code that uses it. */
export const spoken: Partial<Language> = globalThis.parleyLanguage ?? {};

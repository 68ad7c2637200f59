import { usableLocale } from '#lib/i18n/locale.ts';

/** The language of the texts. */
export const language = 'en';

/** For `Intl` formats: the person's own variant of the language (24 hours or 12), as the browser tells it. */
export const locale = usableLocale(navigator.languages as readonly string[] | undefined, language);

import { locale } from '#lib/i18n/language.ts';

const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });

/** The day of a timestamp: "3 March 2026". */
export const dateOf = (at: string): string => long.format(Date.parse(at));

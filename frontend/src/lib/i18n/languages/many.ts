import type { PluralForms } from '#lib/i18n/plural.ts';

/**
 * `many` of a language that is loaded by itself. It takes nothing from the app: the app waits for the language, so a
 * language that waited for a part of the app would never come.
 */
export function manyIn(language: string): (count: number, forms: PluralForms) => string {
  const page = globalThis.document?.documentElement.lang ?? '';
  const locale = page.startsWith(language) ? page : language;
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => `${numbers.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}

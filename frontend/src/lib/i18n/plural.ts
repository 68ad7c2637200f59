import { locale } from '#lib/i18n/language.ts';

const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** The forms of a word that a language has; every language has `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A number in the digits of the person's region. */
export const number = (count: number): string => numbers.format(count);

/** "1 person", "2 people", "1,024 people": the number with the form that goes with it. */
export function many(count: number, forms: PluralForms): string {
  return `${number(count)} ${forms[rules.select(count)] ?? forms.other}`;
}

/** `public/language.js` has put the person's own variant of Arabic on the page, by which the digits differ. */
export const locale = globalThis.document?.documentElement.lang || 'ar';

const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** A number in the digits of the person's region. */
export const number = (count: number): string => numbers.format(count);

const inHours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' });

/** A number of hours that stands alone, in a list to choose from. */
export const hours = (count: number): string => inHours.format(count);

/**
 * "لا رسائل", "رسالة واحدة", "رسالتان", "3 رسائل", "11 رسالة": the form that goes with a number, which stands at `#`.
 * The first three say it in words, so the number cannot simply come first as in other languages.
 */
export function many(count: number, forms: Record<Intl.LDMLPluralRule, string>): string {
  return forms[rules.select(count)].replace('#', number(count));
}

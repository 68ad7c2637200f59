import { foldText } from '@parley/contracts/text';

/** Letters of Cyrillic and Greek that look like Latin ones. Both what is looked for and where are read by it, so every script still finds itself. */
const lookAlikes: Record<string, string> = {
  ...{ а: 'a', в: 'b', е: 'e', з: '3', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', ѕ: 's', т: 't' },
  ...{ у: 'y', х: 'x', ԁ: 'd', һ: 'h', ԛ: 'q', ԝ: 'w', ӏ: 'l', ь: 'b' },
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', γ: 'y', ω: 'w' },
};
const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'g');

/** A text as rules compare it: without case, accents, width and hidden characters, and with one letter for those that look alike. */
export function normalText(given: string): string {
  return foldText(given).replace(lookAlike, letter => lookAlikes[letter] ?? letter);
}

const separators = /[^\p{L}\p{M}\p{N}]+/u;

/** The words of a normal text, in their order. */
export function wordsOf(normal: string): string[] {
  return normal.split(separators).filter(word => word !== '');
}

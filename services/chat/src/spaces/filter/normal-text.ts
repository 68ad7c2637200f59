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

/** A text as rules read it. All of them read the same one, so each way of reading it is worked out once, if at all. */
export class ReadText {
  readonly normal: string;
  /** As it was written, without what does not show. */
  readonly plain: string;
  #words: Words | undefined;

  constructor(text: string) {
    this.normal = normalText(text);
    this.plain = text.replace(ignorable, '');
  }

  get words(): Words {
    if (!this.#words) {
      const words = wordsOf(this.normal);
      this.#words = { words, joined: joined(words) };
    }
    return this.#words;
  }
}

interface Words {
  words: readonly string[];
  /** What is spaced out letter by letter. */
  joined: readonly string[];
}

/** What shows nothing and stands between letters only to hide them from a filter. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
/** So many single letters in a row are a word that was spaced out. */
const spacedOut = 3;

function joined(words: readonly string[]): string[] {
  const found: string[] = [];
  let letters = '';
  for (const word of [...words, '']) {
    if (word.length === 1) letters += word;
    else {
      if (letters.length >= spacedOut) found.push(letters);
      letters = '';
    }
  }
  return found;
}

const separators = /[^\p{L}\p{M}\p{N}]+/u;

/** The words of a normal text, in their order. */
export function wordsOf(normal: string): string[] {
  return normal.split(separators).filter(word => word !== '');
}

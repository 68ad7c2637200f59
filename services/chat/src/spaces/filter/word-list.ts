import { normalText, wordsOf } from './normal-text.ts';

/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** So many single letters in a row are a word that was spaced out. */
const spacedOut = 3;

/** Words and phrases to be found as a whole; the time that a text takes grows with the text, not with their number. */
export class WordList {
  /** The words of each phrase, by the first of them. */
  readonly #phrases = new Map<string, string[][]>();
  readonly #inside: string[] = [];

  constructor(words: readonly string[]) {
    for (const word of words) this.#add(normalText(word));
  }

  /** Whether there is anything of a word that could be found. */
  static canFind(word: string): boolean {
    return wordsOf(normalText(word)).length > 0;
  }

  /** `normal`: as `normalText` gives it. */
  isIn(normal: string): boolean {
    if (this.#inside.some(word => normal.includes(word))) return true;
    const words = wordsOf(normal);
    return this.#isAmong(words) || this.#isAmong(joined(words));
  }

  #add(normal: string): void {
    const [first, ...rest] = wordsOf(normal);
    if (first === undefined) return;
    if (unspaced.test(normal)) this.#inside.push(normal);
    else this.#phrases.set(first, [...(this.#phrases.get(first) ?? []), rest]);
  }

  #isAmong(words: readonly string[]): boolean {
    return words.some((word, at) =>
      this.#phrases.get(word)?.some(rest => rest.every((next, index) => words[at + 1 + index] === next)),
    );
  }
}

/** What is spaced out letter by letter, as words. */
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

import { normalText, wordsOf, type ReadText } from './normal-text.ts';

/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

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

  isIn({ normal, words: { words, joined } }: ReadText): boolean {
    return this.#inside.some(word => normal.includes(word)) || this.#isAmong(words) || this.#isAmong(joined);
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

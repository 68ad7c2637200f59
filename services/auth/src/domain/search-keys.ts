import { foldText } from '@parley/contracts/text';
import type { SearchKeys, SearchTerms } from '../stores/users.ts';

/** The longest row of characters that is indexed. */
const longest = 3;

/** Every one, two or three characters in a row of a word are its grams. */
export function searchKeys({ username, displayName }: { username: string; displayName: string }): SearchKeys {
  const text = [username, displayName].map(foldText).join('\n');
  const grams = wordsOf(text).flatMap(word => [1, 2, longest].flatMap(length => gramsOf(word, length)));
  return { text, grams: [...new Set(grams)] };
}

/** Of what somebody typed; a leading @ means nothing. */
export function searchTerms(asked: string): SearchTerms {
  const whole = foldText(asked).replace(/^@\s*/u, '');
  const words = wordsOf(whole);
  const grams = words.flatMap(word => gramsOf(word, Math.min(longest, [...word].length)));
  return { whole, words, grams: [...new Set(grams)] };
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

function gramsOf(word: string, length: number): string[] {
  const characters = [...word];
  return characters.slice(0, characters.length - length + 1).map((_, at) => characters.slice(at, at + length).join(''));
}

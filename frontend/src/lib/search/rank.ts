import { foldText } from '@parley/contracts/text';

/** The order of answers: the whole name, its beginning, the beginning of a word in it, somewhere in it, nearly. */
const ranks = { same: 0, start: 1, word: 2, inside: 3, words: 4, typo: 5 } as const;

/** A slip of one key is forgiven from this many letters on; in shorter words it would make anything of anything. */
const forgivingFrom = 4;

/** What is searched: in the form of comparison, without the @ that the app itself writes before usernames. */
export function searched(search: string): string {
  return foldText(search).replace(/^@/, '').trim();
}

/** How well something of these names answers a search; the lower the better, undefined when it does not. */
export function rank(search: string, names: readonly string[]): number | undefined {
  const wanted = searched(search);
  if (wanted === '') return ranks.same;
  const folded = names.map(foldText);
  const whole = Math.min(...folded.map(name => rankOf(wanted, name)));
  if (whole !== Infinity) return whole;
  const words = folded.flatMap(wordsOf);
  const parts = wordsOf(wanted);
  if (parts.every(part => words.some(word => word.startsWith(part)))) return ranks.words;
  return parts.every(part => words.some(word => isNearly(part, word))) ? ranks.typo : undefined;
}

/** What answers a search, the best first; what is equal stays in its order. */
export function ranked<T>(search: string, items: readonly T[], namesOf: (item: T) => readonly string[]): T[] {
  return items
    .flatMap(item => {
      const at = rank(search, namesOf(item));
      return at === undefined ? [] : [{ item, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function rankOf(wanted: string, name: string): number {
  if (name === wanted) return ranks.same;
  if (name.startsWith(wanted)) return ranks.start;
  if (wordsOf(name).some((_, at, words) => words.slice(at).join(' ').startsWith(wanted))) return ranks.word;
  return name.includes(wanted) ? ranks.inside : Infinity;
}

function wordsOf(text: string): string[] {
  return text.split(/[\s._-]+/).filter(word => word !== '');
}

/** The beginning of the word with at most one letter wrong, missing, too many, or swapped with the next. */
function isNearly(part: string, word: string): boolean {
  if (word.startsWith(part)) return true;
  if (part.length < forgivingFrom) return false;
  return [part.length - 1, part.length, part.length + 1].some(length => isOneSlip(part, word.slice(0, length)));
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return isSwapped || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** What is being written at the caret and can be completed: a name after `@`, or a short name of an emoji after `:`. */
export interface Completable {
  kind: 'mention' | 'emoji';
  /** Where its sign stands in the text. */
  from: number;
  /** Behind its last character, where the caret is. */
  to: number;
  /** What stands after the sign. */
  query: string;
}

const longest = 32;

/** Not inside a word: an e-mail address calls nobody, and a time has no emoji. */
const before = '(?<![\\p{L}\\p{N}_.<@:-])';
const mention = new RegExp(`${before}@([\\p{L}\\p{N}_.-]{0,${longest}})$`, 'u');
/** From two letters on: a colon alone, and the old smileys, are text. */
const emoji = new RegExp(`${before}:([\\p{L}\\p{N}_+-]{2,${longest}})$`, 'u');

/** What can be completed before the caret, if anything. */
export function completableAt(text: string, caret: number): Completable | undefined {
  // No more is looked at than can be part of it.
  const head = text.slice(Math.max(0, caret - longest - 2), caret);
  for (const [kind, pattern] of [['mention', mention] as const, ['emoji', emoji] as const]) {
    const query = pattern.exec(head)?.[1];
    if (query !== undefined) return { kind, from: caret - query.length - 1, to: caret, query };
  }
  return undefined;
}

/** The text with what was picked in place of what was begun, and the caret behind it and a space. */
export function completed(text: string, { from, to }: Completable, picked: string): { text: string; caret: number } {
  const rest = text.slice(to);
  const space = rest.startsWith(' ') ? '' : ' ';
  return { text: `${text.slice(0, from)}${picked}${space}${rest}`, caret: from + picked.length + 1 };
}

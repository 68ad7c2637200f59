import { partsOf } from '#lib/text/links.ts';
import { piecesOf } from '#lib/text/mentions.ts';
import type { Inline } from '#lib/markup/nodes.ts';

/** What a text consists of before delimiters are paired: a leaf, signs that may be delimiters, or a blank line. */
export type Token =
  { kind: 'leaf'; leaf: Inline } | { kind: 'signs'; text: string; at: number } | { kind: 'blank'; text: string };

/** No pair of delimiters reaches over a blank line. */
const signs = /\*+|_+|~+|\n[^\S\n]*\n/g;
const blankLine = /\n[^\S\n]*\n/;
/** Signs around code: more of them at once are a line that somebody draws. */
const mostTicks = 3;

/** Code first, because nothing in it is anything else; then mentions and addresses, in which no sign is a delimiter. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const { start, end, ticks } of codeSpans(text)) {
    tokens.push(...outsideCode(text.slice(from, start), from));
    tokens.push(leaf({ kind: 'code', text: unpadded(text.slice(start + ticks, end - ticks)) }));
    from = end;
  }
  tokens.push(...outsideCode(text.slice(from), from));
  return tokens;
}

const leaf = (inline: Inline): Token => ({ kind: 'leaf', leaf: inline });

function outsideCode(text: string, at: number): Token[] {
  const tokens: Token[] = [];
  for (const piece of piecesOf(text)) {
    if (piece.mention) tokens.push(leaf({ kind: 'mention', text: piece.text, mention: piece.mention }));
    else tokens.push(...outsideMentions(piece.text, at));
    at += piece.text.length;
  }
  return tokens;
}

function outsideMentions(text: string, at: number): Token[] {
  const tokens: Token[] = [];
  for (const part of partsOf(text)) {
    if (part.href === undefined) tokens.push(...words(part.text, at));
    else tokens.push(leaf({ kind: 'link', text: part.text }));
    at += part.text.length;
  }
  return tokens;
}

function words(text: string, at: number): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(signs)) {
    if (index > from) tokens.push(leaf({ kind: 'text', text: text.slice(from, index) }));
    tokens.push(
      found.startsWith('\n') ? { kind: 'blank', text: found } : { kind: 'signs', text: found, at: at + index },
    );
    from = index + found.length;
  }
  if (from < text.length) tokens.push(leaf({ kind: 'text', text: text.slice(from) }));
  return tokens;
}

interface Span {
  start: number;
  end: number;
  ticks: number;
}

/** From as many signs to the next place with as many. */
function codeSpans(text: string): Span[] {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length: ticks }, index }) => ({ ticks, index }));
  const next = nextAlike(runs.map(({ ticks }) => ticks));
  const spans: Span[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [first, partner] = [runs[at], next[at]];
    const last = partner === undefined ? undefined : runs[partner];
    if (!first || partner === undefined || !last || first.ticks > mostTicks) continue;
    const inside = text.slice(first.index + first.ticks, last.index);
    if (inside.trim() === '' || blankLine.test(inside)) continue;
    spans.push({ start: first.index, end: last.index + last.ticks, ticks: first.ticks });
    at = partner;
  }
  return spans;
}

/** For each number the place of the next one that is the same. */
function nextAlike(numbers: readonly number[]): (number | undefined)[] {
  const seen = new Map<number, number>();
  return numbers
    .map((_, index) => numbers.length - 1 - index)
    .map(place => {
      const number = numbers[place] ?? 0;
      const next = seen.get(number);
      seen.set(number, place);
      return next;
    })
    .reverse();
}

/** A space on both sides lets code begin and end with the sign itself. */
function unpadded(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.length > 2 ? code.slice(1, -1) : code;
}

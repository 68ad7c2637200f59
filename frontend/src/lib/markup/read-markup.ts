import type { Block, ListItem } from '#lib/markup/nodes.ts';
import { readInline } from '#lib/markup/read-inline.ts';

/** Quotes and lists stand in each other so many times; what is deeper is text. */
const deepest = 4;

const fence = '```';
const fenceStart = /^ {0,3}```([^`]*)$/;
const languageName = /^[\w+#.-]*$/;
/** With a space behind it, and words: `>_<` quotes nobody. */
const quoteStart = /^ {0,3}> .*\S/;
const quoteLine = /^ {0,3}>(?: |$)/;
const item = /^( {0,8})([-*]|\d{1,3}[.)]) +(?=\S)/;

interface Found {
  block: Block;
  /** The line behind it. */
  next: number;
}

/**
 * Reads what people write as Markdown in chats: quotes, lists, code, and in their lines bold, italic, struck, code, mentions
 * and web addresses. There is no wrong text: what is no markup is text. The time grows with the length alone.
 */
export function readMarkup(body: string): Block[] {
  return blocksOf(body.split('\n'), 0);
}

function blocksOf(lines: readonly string[], depth: number): Block[] {
  const lastFence = lines.findLastIndex(endsCode);
  const blocks: Block[] = [];
  let from = 0;
  let at = 0;
  while (at < lines.length) {
    const found = depth < deepest ? blockAt(lines, at, depth, lastFence) : undefined;
    if (!found) {
      at += 1;
      continue;
    }
    blocks.push(...paragraph(lines.slice(from, at), true), found.block);
    from = at = found.next;
  }
  blocks.push(...paragraph(lines.slice(from), blocks.length > 0));
  return blocks;
}

function blockAt(lines: readonly string[], at: number, depth: number, lastFence: number): Found | undefined {
  return (at < lastFence && codeAt(lines, at)) || quoteAt(lines, at, depth) || listAt(lines, at, depth) || undefined;
}

/** Beside other blocks the blank lines around it say nothing: the distance does. */
function paragraph(lines: readonly string[], isBesideOthers: boolean): Block[] {
  const isWords = (line: string) => line.trim() !== '';
  const shown = isBesideOthers ? lines.slice(lines.findIndex(isWords), lines.findLastIndex(isWords) + 1) : lines;
  return shown.length === 0 ? [] : [{ kind: 'paragraph', children: readInline(shown.join('\n')) }];
}

const endsCode = (line: string) => line.trimEnd().endsWith(fence);

/** From a line that begins with a fence to the next one that ends with one; both may hold code too. */
function codeAt(lines: readonly string[], at: number): Found | undefined {
  const info = fenceStart.exec(lines[at] ?? '')?.[1]?.trimEnd();
  if (info === undefined) return undefined;
  let end = at + 1;
  while (!endsCode(lines[end] ?? fence)) end += 1;
  const last = (lines[end] ?? '').trimEnd().slice(0, -fence.length);
  const isLanguage = languageName.test(info);
  const inside = [...(isLanguage ? [] : [info]), ...lines.slice(at + 1, end), ...(last.trim() === '' ? [] : [last])];
  if (inside.every(line => line.trim() === '')) return undefined;
  return { block: { kind: 'code', language: isLanguage ? info : '', text: inside.join('\n') }, next: end + 1 };
}

function quoteAt(lines: readonly string[], at: number, depth: number): Found | undefined {
  if (!quoteStart.test(lines[at] ?? '')) return undefined;
  const next = endOf(lines, at, line => quoteLine.test(line));
  const inside = lines.slice(at, next).map(line => line.replace(quoteLine, ''));
  return { block: { kind: 'quote', children: blocksOf(inside, depth + 1) }, next };
}

function listAt(lines: readonly string[], at: number, depth: number): Found | undefined {
  const first = item.exec(lines[at] ?? '');
  if (!first) return undefined;
  const indent = first[1]?.length ?? 0;
  const isOrdered = isNumber(first[2]);
  const items: ListItem[] = [];
  let next = at;
  for (;;) {
    const found = item.exec(lines[next] ?? '');
    if (!found || isNumber(found[2]) !== isOrdered || Math.abs((found[1]?.length ?? 0) - indent) > 1) break;
    const [{ length: width }, , marker = ''] = found;
    const end = endOf(lines, next + 1, line => indentOf(line) >= indent + 2 && line.trim() !== '');
    const inside = [
      (lines[next] ?? '').slice(width),
      ...lines.slice(next + 1, end).map(line => line.slice(Math.min(width, indentOf(line)))),
    ];
    items.push({ marker, children: blocksOf(inside, depth + 1) });
    next = end;
  }
  return { block: { kind: 'list', isOrdered, items }, next };
}

const isNumber = (marker = '') => /^\d/.test(marker);
const indentOf = (line: string) => line.length - line.trimStart().length;

/** The first line from `at` on that does not belong. */
function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

import type { Block, Inline } from '#lib/markup/nodes.ts';
import { readMarkup } from '#lib/markup/read-markup.ts';

/** Most texts have nothing that could be markup. */
const maybeMarkup = /[*_~`]|^ *(?:>|-|\d{1,3}[.)]) /m;

/** A message without its markup, for one line of a list or a notice. Mentions stay as they are. */
export function plainText(body: string): string {
  return maybeMarkup.test(body) ? textOfBlocks(readMarkup(body)) : body;
}

const textOfBlocks = (blocks: readonly Block[]): string => blocks.map(textOfBlock).join('\n');

function textOfBlock(block: Block): string {
  if (block.kind === 'paragraph') return textOfInlines(block.children);
  if (block.kind === 'code') return block.text;
  if (block.kind === 'quote') return textOfBlocks(block.children);
  return block.items
    .map(({ marker, children }) => `${block.isOrdered ? marker : '•'} ${textOfBlocks(children)}`)
    .join('\n');
}

const textOfInlines = (inlines: readonly Inline[]): string =>
  inlines.map(inline => ('children' in inline ? textOfInlines(inline.children) : inline.text)).join('');

import { describe, expect, test } from '@jest/globals';
import { processorTime } from '@parley/dev-env/stopwatch';
import { randomOf } from '../e2e/scroll/random.ts';
import type { Block, Inline } from '../src/lib/markup/nodes.ts';
import { plainText } from '../src/lib/markup/plain-text.ts';
import { readMarkup } from '../src/lib/markup/read-markup.ts';

const person = '<@10000000-0000-4000-8000-000000000001>';

/** In short: `strong(a)`, blocks after each other. */
const outline = (body: string): string => readMarkup(body).map(block).join(' / ');

function block(one: Block): string {
  if (one.kind === 'paragraph') return one.children.map(inline).join('');
  if (one.kind === 'code') return `block:${one.language}(${one.text})`;
  if (one.kind === 'quote') return `quote(${one.children.map(block).join(' / ')})`;
  return `list(${one.items.map(({ marker, children }) => `${marker} ${children.map(block).join(' / ')}`).join('; ')})`;
}

function inline(one: Inline): string {
  if ('children' in one) return `${one.kind}(${one.children.map(inline).join('')})`;
  return one.kind === 'text' ? one.text : `${one.kind}(${one.text})`;
}

describe('in a line', () => {
  test.each([
    ['a **bold** word', 'a strong(bold) word'],
    ['*all* of _it_', 'emphasis(all) of emphasis(it)'],
    ['~~gone~~.', 'struck(gone).'],
    ['***both***', 'strong(emphasis(both))'],
    ['**a *b* c**', 'strong(a emphasis(b) c)'],
    ['*a **b***', 'emphasis(a strong(b))'],
    ['"**bold**", (*so*)', '"strong(bold)", (emphasis(so))'],
    ['これは**太字**です', 'これはstrong(太字)です'],
    ['**שלום** עולם', 'strong(שלום) עולם'],
    ['over *two\nlines*', 'over emphasis(two\nlines)'],
    ['run `npm *test*` now', 'run code(npm *test*) now'],
    ['`` a ` b ``', 'code(a ` b)'],
    ['```one line```', 'code(one line)'],
    [`**${person}**, come`, `strong(mention(${person})), come`],
    ['see **https://example.org/a_b_c**', 'see strong(link(https://example.org/a_b_c))'],
    ['`https://example.org` stays code', 'code(https://example.org) stays code'],
  ])('%j', (body, expected) => expect(outline(body)).toBe(expected));

  test.each([
    '2 * 3 * 4 and 2*3*4',
    'snake_case_name and __init__',
    'a ** b',
    '**not closed',
    '*not\n\nclosed*',
    '¯\\_(ツ)_/¯ >_< *_* ^_^ T_T -_-',
    'cp *.ts ~/ and *.*',
    '~~~~ **** ``',
    '`not closed',
    'it\\*s text\\*',
    '<b>bold</b> &amp; [name](https:)',
  ])('%j is text', body => expect(outline(body)).toBe(body));
});

describe('with lines of its own', () => {
  test.each([
    ['> a quote\n> of *two* lines\nand an answer', 'quote(a quote\nof emphasis(two) lines) / and an answer'],
    ['> > twice\n> once', 'quote(quote(twice) / once)'],
    ['before\n\n- milk\n- **eggs**\n\nafter', 'before / list(- milk; - strong(eggs)) / after'],
    ['1. one\n   and more\n   - inner\n2. two', 'list(1. one\nand more / list(- inner); 2. two)'],
    ['3) third', 'list(3) third)'],
    ['```ts\nconst a = `*b*`;\n  - c\n```\nafter', 'block:ts(const a = `*b*`;\n  - c) / after'],
    ['```const a = 1;\nb```', 'block:(const a = 1;\nb)'],
    ['- ```\n  code\n  ```', 'list(- block:(code))'],
  ])('%j', (body, expected) => expect(outline(body)).toBe(expected));

  test.each(['>_<', '> ', '-5 °C', '-\n-', '2026. A year', '```\nnever closed', '```\n```', 'a\n\n\nb', '  indented'])(
    '%j is text',
    body => expect(outline(body)).toBe(body),
  );

  test('too deep is text', () => {
    expect(outline(`${'> '.repeat(6)}a`)).toBe('quote(quote(quote(quote(> > a))))');
  });
});

test('in one line a message has no markup', () => {
  expect(plainText('> **so** it `is`\n\n- a\n- _b_\n\n2. c')).toBe('so it is\n• a\n• b\n2. c');
  expect(plainText(`${person} nothing else`)).toBe(`${person} nothing else`);
});

const parts = [
  ...['*', '**', '***', '_', '~~', '~', '`', '``', '```', '> ', '- ', '1. ', '  ', ' ', '\n', '\n\n', '\\'],
  ...['word', 'ß', '字', '👩‍👩‍👧', '\ud800', 'א', '.', ')', '<b>', 'https://example.org/a_*', person],
];

/** All that somebody sees, with what is said of it. */
function seen(one: Block): string {
  if (one.kind === 'code') return one.language + one.text;
  if (one.kind === 'quote') return one.children.map(seen).join('');
  if (one.kind === 'list') return one.items.map(item => item.marker + item.children.map(seen).join('')).join('');
  return plainOf(one.children);
}

const plainOf = (inlines: readonly Inline[]): string =>
  inlines.map(one => ('children' in one ? plainOf(one.children) : one.text)).join('');

test('whatever somebody writes, nothing of it is lost but markup, and nothing is added', () => {
  const random = randomOf(13);
  for (let round = 0; round < 5_000; round++) {
    const body = Array.from({ length: random.between(0, 40) }, () => random.oneOf(parts)).join('');
    const shown = readMarkup(body).map(seen).join('');
    const withoutMarkup = (text: string) => text.replace(/[*_~`>\s]/g, '');
    expect(withoutMarkup(shown)).toBe(withoutMarkup(body));
  }
});

describe('a text that is meant to take long takes no time', () => {
  const length = 40_000;
  test.each(
    [
      ...['*', '* ', '*a ', '*a', 'a*', '**a *b ', '_', '`', '`a', '`a ``b ```c ', '~~a', '> ', '- ', '  - a\n', '1. '],
      ...['```\n', '```a\n', '\n', ' ', ' \n', '*a _b ~~c **d ', '*.* ', '.* ', '> - ', '<@', 'https://', '('],
    ].map(part => [part]),
  )('%j', part => {
    const body = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    expect(processorTime(() => plainText(body))).toBeLessThan(500);
  });
});

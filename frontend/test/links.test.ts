import { describe, expect, test } from '@jest/globals';
import { processorTime } from '@parley/dev-env/stopwatch';
import { partsOf } from '../src/lib/text/links.ts';

const addresses = (text: string) => partsOf(text).flatMap(({ href }) => href ?? []);

describe('the end of an address', () => {
  test.each([
    [
      'a bracket that it opened belongs to it',
      'https://example.org/Mercury_(planet)',
      'https://example.org/Mercury_(planet)',
    ],
    ['one around it does not', '(https://example.org/a)', 'https://example.org/a'],
    ['nor both kinds at once', '(see https://example.org/Mercury_(planet)).', 'https://example.org/Mercury_(planet)'],
    ['square brackets likewise', '[https://example.org/a[1]]', 'https://example.org/a[1]'],
    ['a full stop of the sentence', 'Look at https://example.org/a.', 'https://example.org/a'],
    ['several marks', 'https://example.org/a?!…', 'https://example.org/a'],
    ['an apostrophe within', "https://example.org/it's fine", "https://example.org/it's"],
    ['a quote around', "'https://example.org/a'", 'https://example.org/a'],
    ['bold', '**https://example.org/bold**', 'https://example.org/bold'],
    ['struck out, and underlined', '~~_https://example.org/old_~~', 'https://example.org/old'],
    ['an ideographic full stop', 'https://example.org/页面。谢谢', 'https://example.org/页面'],
    ['a full-width comma', 'https://example.org/a，很好', 'https://example.org/a'],
    ['corner brackets', '「https://example.org/b」', 'https://example.org/b'],
    ['full-width brackets', '（https://example.org/b）', 'https://example.org/b'],
    ['a space of no width', 'https://example.org/a\u200b', 'https://example.org/a'],
    ['a query with commas and dots', 'https://example.org/?q=1,2.5&x=a.b,', 'https://example.org/?q=1,2.5&x=a.b'],
    ['a line break', 'https://example.org/a\nhttps://example.org/b', 'https://example.org/a'],
  ])('%s', (_name, text, address) => {
    expect(addresses(text)[0]).toBe(address);
  });
});

test('the scheme may have any case, and stands at the beginning of a word', () => {
  expect(addresses('HTTPS://EXAMPLE.ORG/Up Http://example.org')).toEqual([
    'HTTPS://EXAMPLE.ORG/Up',
    'Http://example.org',
  ]);
  expect(addresses('xhttps://example.org')).toEqual([]);
});

test('a scheme alone, a word, and what no browser would open are text', () => {
  for (const text of ['https://', 'https://.', 'http://)', 'javascript:alert(1)', 'https://[', '']) {
    expect(partsOf(text)).toEqual([{ text }]);
  }
});

test('put together, the parts are the text', () => {
  const text = 'a https://example.org/x(y), «https://example.org/» and ~https://example.org~ end';
  expect(
    partsOf(text)
      .map(part => part.text)
      .join(''),
  ).toBe(text);
  expect(addresses(text)).toEqual(['https://example.org/x(y)', 'https://example.org/', 'https://example.org']);
});

test('a long text without an end takes no time', () => {
  const text = `https://example.org/${'('.repeat(2_000)}${')'.repeat(1_900)}`;
  expect(processorTime(() => expect(addresses(text)).toHaveLength(1))).toBeLessThan(1_000);
});

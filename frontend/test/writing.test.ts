import { expect, test } from '@jest/globals';
import { completableAt, completed } from '../src/lib/text/completion.ts';
import { isEmojiOnly } from '../src/lib/text/emoji-only.ts';

const at = (text: string) => {
  const found = completableAt(text, text.length);
  return found && [found.kind, found.query];
};

test('a name after an @ and an emoji after a colon are completed, nothing inside a word is', () => {
  expect(at('@')).toEqual(['mention', '']);
  expect(at('Well, @ann')).toEqual(['mention', 'ann']);
  expect(at('(@Zoë-1.x')).toEqual(['mention', 'Zoë-1.x']);
  expect(at('so :tad')).toEqual(['emoji', 'tad']);
  for (const text of ['ann@example', '@ann said', '10:30', ':D', 'a:bcd', 'http://ab', '<@0', '@@ann', '', ': smile'])
    expect([text, at(text)]).toEqual([text, undefined]);
  expect(at(`@${'a'.repeat(40)}`)).toBeUndefined();
});

test('only what stands before the caret counts, and what was picked takes its place', () => {
  const text = 'Ask @be today';
  expect(completableAt(text, 4)).toBeUndefined();
  const found = completableAt(text, 7);
  expect(found).toEqual({ kind: 'mention', from: 4, to: 7, query: 'be' });
  expect(found && completed(text, found, '@ben')).toEqual({ text: 'Ask @ben today', caret: 9 });
  expect(completed('@b', { kind: 'mention', from: 0, to: 2, query: 'b' }, '@ben')).toEqual({ text: '@ben ', caret: 5 });
});

test('a few emoji alone are shown large', () => {
  for (const text of ['🎉', '❤️ ', '👩‍👩‍👧‍👦 👍🏽', '1️⃣', '🇩🇪🇫🇷']) expect([text, isEmojiOnly(text)]).toEqual([text, true]);
  for (const text of ['', ' ', '1', '#', 'a🎉', '🎉!', '©', '🎉'.repeat(9), '<@0>'])
    expect([text, isEmojiOnly(text)]).toEqual([text, false]);
});

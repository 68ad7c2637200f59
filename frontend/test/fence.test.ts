import { expect, test } from '@jest/globals';
import { fencedTexts } from '../src/lib/i18n/fenced-texts.ts';
import { en } from '../src/lib/i18n/en.ts';
import { fenced, unturned } from '../src/lib/text/fence.ts';
import { trimMessage } from '../src/lib/text/trim.ts';

const [isolate, pop] = ['\u2068', '\u2069'];

test('a name of another direction is isolated, and no name turns what is beside it', () => {
  expect(fenced('نور')).toBe(`${isolate}نور${pop}`);
  expect(fenced('\u202eecila')).toBe('ecila');
  expect(fenced(`${pop}נועה\u202e`)).toBe(`${isolate}נועה${pop}`);
  expect(fenced('Tomás (he)')).toBe('Tomás (he)');
  expect(unturned('a\u2066\u200fb\u061c')).toBe('ab');
});

test('every text of the app fences what it is given', () => {
  const t = fencedTexts(en);
  expect(t.conversation.typingTwo('نور', '\u202eecila')).toBe(`${isolate}نور${pop} and ecila are typing`);
  expect(t.conversation.composer('נועה')).toBe(`Message ${isolate}נועה${pop}`);
  expect(t.rooms.unread(2)).toBe(en.rooms.unread(2));
  expect(t.app.name).toBe(en.app.name);
});

test('a message keeps the indent of its first line', () => {
  expect(trimMessage('\n  \n    if (x) {\n        y();\n    }\n\n ')).toBe('    if (x) {\n        y();\n    }');
  expect(trimMessage('\ttab')).toBe('\ttab');
  expect(trimMessage(' \n ')).toBe('');
});

import { expect, test } from '@jest/globals';
import { foldText, hasVisible, nameText, text, visibleText } from '@parley/contracts/text';

const name = nameText({ max: 64 });

test.each(['\0', 'a\0b', '\ud800', 'a\udc00'])('text that a store cannot hold is refused: %j', given => {
  for (const schema of [text({ max: 10 }), visibleText({ max: 10 }), name]) {
    expect(schema.safeParse(given).success).toBe(false);
  }
});

test.each([
  '\u200b',
  '\u2060',
  '\u00ad',
  '\u2800',
  '\u3164',
  '\uffa0',
  '\u115f',
  '\ufe0f',
  '\u202e',
  '\u{e0041}\u{e007f}',
  '\u0007',
  ' \n\t\u00a0\u3000',
  '\u0301\u0302',
])('what nobody can see is neither a message nor a name: %j', given => {
  expect(hasVisible(given)).toBe(false);
  expect(visibleText({ max: 10 }).safeParse(given).success).toBe(false);
  expect(name.safeParse(given).success).toBe(false);
});

test.each([
  'a\u202eb',
  'a\u2066b',
  'a\nb',
  'a\u001b[1mb',
  'a\u2028b',
  'a\u{e0062}',
  '\u200da',
  'a\u200d',
  `a${'\u0301'.repeat(60)}`,
])('a name that turns, breaks or piles up the line around it is refused: %j', given => {
  expect(name.safeParse(given).success).toBe(false);
});

test.each(['Жанна', 'נועה', 'نور الهاشمي', 'می\u200cخواهم', 'नमस्ते', '山田太郎', '👩‍💻 Ida', '❤️', "O'Neil-Smith (she)"])(
  'a name of any script is taken: %s',
  given => {
    expect(name.parse(given)).toBe(given.normalize('NFC'));
  },
);

test('a name is kept composed, on one line and with single spaces', () => {
  expect(name.parse('  E\u0301lodie \u00a0 Martin ')).toBe('Élodie Martin');
});

test('a message keeps its controls, its lines and its indent', () => {
  const given = '    if (x) {\n\ty();\u0007\n    }';
  expect(visibleText({ max: 100 }).parse(given)).toBe(given);
});

test.each([
  ['Жанна', 'жАННА'],
  ['Élodie', 'e\u0301LODIE'],
  ['Øystein', 'oystein'],
  ['Čeněk', 'cenek'],
  ['Ελένης', 'ΕΛΕΝΗΣ'],
  ['İstanbul', 'istanbul'],
  ['Straße', 'STRASSE'],
  ['ｆｕｌｌ', 'full'],
  ['مُحَمَّد', 'محمد'],
  ['a\u200bb', 'ab'],
])('%s and %s are the same to a search', (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

test('folding keeps what tells words apart', () => {
  expect(foldText('がく')).not.toBe(foldText('かく'));
  expect(foldText('한국')).toBe('한국');
});

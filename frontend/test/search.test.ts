import { describe, expect, test } from '@jest/globals';
import { rank, ranked } from '../src/lib/search/rank.ts';

const found = (search: string, ...names: string[]) => rank(search, names) !== undefined;

describe('a person is found', () => {
  test.each([
    ['accents left out', 'tomas', 'Tomás Rivera'],
    ['accents typed where there are none', 'tomás', 'Tomas Rivera'],
    ['letters apart from their accents', 'e\u0301lodie', 'Élodie'],
    ['letters that Unicode does not take apart', 'oystein', 'Øystein'],
    ['the surname', 'rivera', 'Tomás Rivera'],
    ['both names, begun, in any order', 'riv tom', 'Tomás Rivera'],
    ['a part inside', 'ive', 'Tomás Rivera'],
    ['Cyrillic in any case', 'ЖАННА', 'Жанна'],
    ['Greek with its final letter', 'ΝΙΚΟΣ', 'Νίκος'],
    ['Arabic', 'هاشمي', 'نور الهاشمي'],
    ['one letter too few', 'jons', 'Jonas Brand'],
    ['two letters swapped', 'rivrea', 'Tomás Rivera'],
    ['one letter wrong', 'tanaja', 'Tanaka Yuki'],
    ['spaces around', '  jonas ', 'Jonas Brand'],
  ])('%s', (_, search, name) => {
    expect(found(search, name)).toBe(true);
  });

  test('by username, with the @ that the app writes before it', () => {
    expect(found('@nour', 'نور الهاشمي', 'nour')).toBe(true);
    expect(found('nour', 'نور الهاشمي', 'nour')).toBe(true);
  });
});

test('what has nothing to do with a name does not find it', () => {
  expect(found('zoe', 'Jonas Brand', 'jonas')).toBe(false);
  // Three letters with a slip would be anybody.
  expect(found('jnx', 'Jonas Brand', 'jonas')).toBe(false);
});

test('the nearer comes first, and equals stay in their order', () => {
  const people = ['Marianna', 'Ann-Kathrin', 'Joanna', 'Ann', 'Anna'];
  expect(ranked('ann', people, name => [name])).toEqual(['Ann', 'Ann-Kathrin', 'Anna', 'Marianna', 'Joanna']);
});

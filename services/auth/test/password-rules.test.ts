import { expect, test } from '@jest/globals';
import { processorTime } from '@parley/dev-env/stopwatch';
import { demandGoodPassword } from '../src/domain/password-rules.ts';

const names = { username: 'marigold', email: 'm.fielding@lanterns.example', displayName: 'Marigold Fielding' };
const check = (password: string) => () => demandGoodPassword(password, names);

test.each([
  ...[
    'violet lantern 42',
    'tr0ub4dor&3-extended',
    '長い合言葉は安全です',
    '9f3c51aa07e2',
    'kX9$mPq2vL',
    'blue-whale-sings-7',
  ],
  ...['three tall trees by the lake', 'my cat eats tuna daily', 'a walk along the river'],
])('%s is good', password => {
  expect(check(password)).not.toThrow();
});

test.each([
  // Sequences, repetitions, rows of keys.
  ...[
    '0123456789',
    '0987654321',
    '1234567890',
    'abcdefghij',
    'zyxwvutsrqp',
    '1111111112',
    'zzzzzzzzzzzzzz',
    'abababababab',
  ],
  ...[
    '1234512345',
    '11223344556',
    'QWERTYUIOP',
    'qwertzuiop',
    'azertyuiop',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    '1q2w3e4r5t',
  ],
  ...['asdfghjkl;', 'a1b2c3d4e5', 'abc1234567', '9999999999a'],
  // Common ones, with something hung on or exchanged.
  ...['Password123', 'Password1234!', 'p@ssw0rd123', '123password', 'passwordpassword', 'iloveyou!!', 'iloveyou123'],
  ...['letmein1234', 'letmeinplease', 'welcome2024', 'dragon20242024', 'monkey12345', 'football2025', 'superman123'],
  ...[
    'trustno1trustno1',
    'adminadmin',
    'administrator1',
    'changeme123',
    'starwars2025',
    'pokemon1234',
    'whateverwhatever',
  ],
  ...['passwort123', 'hallohallo1', 'motdepasse1', 'mustermann1'],
  // Dates and seasons.
  ...['Summer2026!', 'december2025', '2026-01-01', '01.01.1990', '19900101abc'],
  // Known sentences.
  ...['correcthorsebatterystaple', 'Correct Horse Battery Staple', 'ihatepasswords', 'thisismypassword'],
  // Of the place.
  ...['Parley2026!', 'parley1234', 'P4rley2026', 'parleyparley', 'iloveparley', 'chatchatchat'],
  // Own names.
  ...['marigold2026', 'Marigold!1', 'fielding1990', 'm.fielding1', 'marigoldfielding', 'gnidleifm1', 'lanterns123'],
])('%s is guessed first', password => {
  expect(check(password)).toThrow('guess');
});

test('names of a few letters do not spoil a good password', () => {
  const short = { username: 'abi', email: 'in@people.example' };
  expect(() => demandGoodPassword('the cabin in the wood', short)).not.toThrow();
});

test('a long password takes little time, whatever it is made of', () => {
  const checkAll = () => {
    for (const part of ['1qaz', 'p@ssw0rd', '@$!1|0', '1234567890', 'aA'])
      expect(check(part.repeat(64).slice(0, 256))).toThrow('guess');
  };
  expect(processorTime(checkAll)).toBeLessThan(5_000);
});

import { expect, test } from '@jest/globals';
import { demandGoodPassword } from '../src/domain/password-rules.ts';

const names = { username: 'marigold', email: 'm.field@people.example' };
const check = (password: string) => () => demandGoodPassword(password, names);

test.each(['violet lantern 42', 'tr0ub4dor&3-extended', '長い合言葉は安全です', '9f3c51aa07e2'])(
  '%s is good',
  password => {
    expect(check(password)).not.toThrow();
  },
);

test.each(['1234567890', 'Password123', 'iloveyou!!', 'QWERTYUIOP', 'dragon20242024'])(
  '%s is guessed first',
  password => {
    expect(check(password)).toThrow('guessed');
  },
);

test('one character repeated is refused', () => {
  expect(check('zzzzzzzzzzzzzz')).toThrow('repeated');
});

test.each(['my-Marigold-99', 'hello m.field hello'])('%s holds a name of the user', password => {
  expect(check(password)).toThrow('username or e-mail');
});

test('names of a few letters are not looked for', () => {
  expect(() =>
    demandGoodPassword('the cabin in the wood', { username: 'abi', email: 'in@people.example' }),
  ).not.toThrow();
});

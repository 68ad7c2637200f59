import { describe, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { errorCodes, fieldErrors, fieldRules, type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { nameText } from '@parley/contracts/text';
import type { z } from 'zod';
import { formResolver } from '../src/features/auth/form-resolver.ts';
import { codeText, errorText, fieldText } from '../src/lib/error-text.ts';
import { many } from '../src/lib/i18n/plural.ts';
import { t } from '../src/lib/i18n/texts.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

describe('errors of services', () => {
  test.each(codes)('%s is said in our own words', code => {
    const told = 'detail: Too small: expected string to have >=1 characters';
    const words = errorText(new ParleyError(code, told));
    expect(words).toMatch(/^[A-Z].+\.$/);
    expect(words).not.toContain('Too small');
    expect(words).not.toBe(errorCodes[code].title);
  });

  test('a code that a newer server knows has words too', () => {
    expect(codeText('from_the_future' as ErrorCode)).toBe(t.errors.unexpected);
  });

  test.each(fieldRules)('a field that breaks the rule %s is told so in a sentence', rule => {
    for (const field of ['email', 'username', 'password', 'body.memberIds.0'])
      expect(fieldText({ field, rule, limit: 7 })).toMatch(/^[A-Z].+\.$/);
  });
});

describe('forms', () => {
  async function errorsOf(values: Record<string, string>) {
    const resolve = formResolver(authApi.register.body);
    const { errors } = await resolve(values as never, undefined, { fields: {}, shouldUseNativeValidation: false });
    return Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, error?.message]));
  }

  test('what was left empty is asked for', async () => {
    expect(await errorsOf({ email: '', username: '', password: '' })).toEqual({
      email: 'Enter your e-mail address.',
      username: 'Choose a username.',
      password: 'Enter your password.',
    });
  });

  test('what is wrong is named', async () => {
    const errors = await errorsOf({ email: 'mira', username: 'm!', password: 'short' });
    expect(errors).toMatchObject({
      email: 'That doesn’t look like an e-mail address.',
      password: 'Use at least 10 characters.',
    });
    expect(errors['username']).toContain('3 to 32');
  });
});

test('what names cannot be is a rule that has words', () => {
  const tried = (name: string) => fieldErrors(nameText({ max: 8 }).safeParse(name).error as z.ZodError)[0]?.rule;
  expect(['\u200b', 'a\u202eb', 'a\0b', '', 'too long for it'].map(tried)).toEqual([
    'forbidden_characters',
    'forbidden_characters',
    'forbidden_characters',
    'required',
    'too_long',
  ]);
});

describe('numbers', () => {
  test.each([
    [0, '0 people'],
    [1, '1 person'],
    [2, '2 people'],
    [1_024, '1,024 people'],
  ])('%i', (count, words) => {
    expect(many(count, { one: 'person', other: 'people' })).toBe(words);
  });
});

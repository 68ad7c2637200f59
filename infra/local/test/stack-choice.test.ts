import { expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { chooseStack } from '../src/stack/stack-choice.ts';

test.each([
  [{ PARLEY_STACK: 'compose' }, 'compose'],
  [{ PARLEY_STACK: 'native' }, 'native'],
  [{ PARLEY_THROW_AWAY: '1' }, 'native'],
  [{ PARLEY_OWNER: '1' }, 'native'],
  [{ PARLEY_ONLY: 'stores' }, 'native'],
])('%j means %s, whatever the machine offers', async (env, stack) => {
  expect(await chooseStack(readConfig(env))).toBe(stack);
});

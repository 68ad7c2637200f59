import { expect, test } from '@jest/globals';
import { backoff } from '../src/backoff.ts';

test('1-2-4-8 s, half of it random, and no longer', () => {
  expect([0, 1, 2, 3, 9].map(attempt => backoff(attempt, undefined, () => 1))).toEqual([1000, 2000, 4000, 8000, 8000]);
  expect(backoff(0, undefined, () => 0)).toBe(500);
});

test('what the platform told is never undercut', () => {
  expect(backoff(0, 3_000, () => 0)).toBe(3_000);
  expect(backoff(0, 3_000, () => 1)).toBe(4_500);
});

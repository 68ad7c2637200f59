import { expect, test } from '@jest/globals';
import { backoff, untilHandshake } from '../src/backoff.ts';

test('1-2-4-8 s, half of it random, and no longer', () => {
  expect([0, 1, 2, 3, 9].map(attempt => backoff(attempt, undefined, () => 1))).toEqual([1000, 2000, 4000, 8000, 8000]);
  expect(backoff(0, undefined, () => 0)).toBe(500);
});

test('what the platform told is never undercut', () => {
  expect(backoff(0, 3_000, () => 0)).toBe(3_000);
  expect(backoff(0, 3_000, () => 1)).toBe(4_500);
});

test('a slot at the handshake is met exactly; any other refusal is spread', () => {
  const slot = { code: 'overloaded', retryAfterMs: 3_000 } as const;
  expect([0, 1, 5].map(attempt => untilHandshake(attempt, slot))).toEqual([3_000, 3_000, 3_000]);
  const others = Array.from({ length: 20 }, () => untilHandshake(0, { code: 'rate_limited', retryAfterMs: 3_000 }));
  expect(Math.min(...others)).toBeGreaterThanOrEqual(3_000);
  expect(new Set(others).size).toBeGreaterThan(1);
  expect(untilHandshake(9, undefined, [10])).toBeLessThanOrEqual(10);
});

import { expect, test } from '@jest/globals';
import { afterFailure } from '../src/domain/lockout-steps.ts';
import type { FailureRecord } from '../src/stores/login-failures.ts';

const rule = { threshold: 5, forgetEveryMs: 3_600_000 };
const start = new Date('2026-01-01T00:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const clean: FailureRecord = { failures: 0, lastFailureAt: start, lockedUntil: null };

function fail(times: number, from: FailureRecord = clean, at = start): FailureRecord {
  let record = from;
  for (let time = 0; time < times; time += 1) record = afterFailure(record, rule, at);
  return record;
}

const lockMinutes = ({ lockedUntil, lastFailureAt }: FailureRecord) =>
  lockedUntil ? (lockedUntil.getTime() - lastFailureAt.getTime()) / 60_000 : 0;

test('four failures do not lock, the fifth does for a minute', () => {
  expect(lockMinutes(fail(4))).toBe(0);
  expect(lockMinutes(fail(5))).toBe(1);
});

test('every five further failures lock for longer, up to an hour and no more', () => {
  expect([5, 10, 15, 20, 25, 100].map(times => lockMinutes(fail(times)))).toEqual([1, 5, 15, 60, 60, 60]);
});

test('between two locks there are tries again', () => {
  expect([6, 7, 8, 9].map(times => lockMinutes(fail(times)))).toEqual([0, 0, 0, 0]);
});

test('a failure is forgotten for every quiet hour, so that nothing lasts', () => {
  expect(afterFailure(fail(4), rule, later(59)).failures).toBe(5);
  expect(afterFailure(fail(4), rule, later(120)).failures).toBe(3);
  expect(afterFailure(fail(100), rule, later(60 * 24 * 30)).failures).toBe(1);
});

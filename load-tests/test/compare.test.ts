import { expect, test } from '@jest/globals';
import { changesSince, noiseOf } from '../k6/runner/compare.ts';
import type { Result } from '../k6/runner/result.ts';

const latency = (value: number) => ({ name: 'p95', value, unit: 'ms', atMost: 100 });
const held = (value: number) => ({ name: 'held', value, unit: '', atLeast: 10 });
const last = (value: number, noise?: Record<string, number>) => ({ figures: [latency(value)], noise }) as Result;

test('noise is the distance of a pair as a share of its mean', () => {
  expect(noiseOf([latency(90), held(10)], [latency(110), held(10)])).toEqual({ p95: 0.2, held: 0 });
});

test('a figure that is worse by more than twice the noise is a regression', () => {
  const [within] = changesSince(last(100, { p95: 0.2 }), [latency(135)]);
  const [beyond] = changesSince(last(100, { p95: 0.2 }), [latency(145)]);
  expect([within?.regression, beyond?.regression]).toEqual([false, true]);
});

test('a small change is none, however quiet the pair was', () => {
  const [change] = changesSince(last(100, { p95: 0 }), [latency(109)]);
  expect(change?.regression).toBe(false);
});

test('without a measured pair nothing is called a regression', () => {
  const [change] = changesSince(last(100), [latency(1_000)]);
  expect(change).toMatchObject({ worseBy: 9, regression: false });
});

test('where more is better, less is worse', () => {
  const before = { figures: [held(10)], noise: { held: 0 } } as unknown as Result;
  const [change] = changesSince(before, [held(5)]);
  expect(change).toMatchObject({ worseBy: 0.5, regression: true });
});

test('without a last run there is nothing to compare', () => {
  expect(changesSince(undefined, [latency(1)])).toEqual([]);
});

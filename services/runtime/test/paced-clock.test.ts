import { expect, test } from '@jest/globals';
import { PacedClock } from '../src/limits/paced-clock.ts';

function watch() {
  let [real, full] = [0, false];
  const clock = new PacedClock(
    () => full,
    () => real,
  );
  return {
    clock,
    /** Lets time pass in steps, each full or not. */
    pass(ms: number, isFull: boolean) {
      full = isFull;
      for (let at = 0; at < ms; at += 10) {
        real += 10;
        clock.now();
      }
    },
  };
}

test('it goes on while there is room, and stands still while there is none', () => {
  const { clock, pass } = watch();
  pass(1_000, false);
  expect(clock.now()).toBe(1_000);
  pass(3_000, true);
  expect(clock.now()).toBe(1_000);
  pass(500, false);
  expect(clock.now()).toBe(1_500);
});

test('a wait is told as long as it will take at the speed of late', () => {
  const { clock, pass } = watch();
  expect(clock.inRealTime(100)).toBe(100);
  for (let at = 0; at < 300; at += 1) {
    pass(50, true);
    pass(50, false);
  }
  expect(clock.inRealTime(100)).toBeGreaterThan(190);
  expect(clock.inRealTime(100)).toBeLessThan(215);
  pass(60_000, true);
  // Never without end.
  expect(clock.inRealTime(100)).toBe(1_000);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { eventually } from '../src/eventually.ts';
import { stopwatch } from '../src/stopwatch.ts';

test('what comes in time is waited for', async () => {
  let looks = 0;
  const look = () => {
    looks += 1;
    expect(looks).toBe(3);
    return 'there';
  };
  expect(await eventually(look)).toBe('there');
  expect(looks).toBe(3);
});

test('what does not come fails with what was seen last', async () => {
  const look = async () => expect('amber').toBe('green');
  await expect(eventually(look, 50)).rejects.toThrow(/not within 50 ms; seen last:[^]*"green"[^]*"amber"/);
});

test('a stopwatch counts the time that passes, and hardly the time in which this process is kept waiting', async () => {
  const stop = stopwatch();
  await sleep(300);
  const until = performance.now() + 2_000;
  while (performance.now() < until);
  const elapsed = stop();
  expect(elapsed).toBeLessThan(1_000);
  expect(elapsed).toBeGreaterThan(100);
});

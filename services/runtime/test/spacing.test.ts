import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { stopwatch } from '@parley/dev-env/stopwatch';
import { Spacing } from '../src/process/spacing.ts';

const apartMs = 40;

test('what follows at once waits, and what comes after a pause does not', async () => {
  const spacing = new Spacing(apartMs);
  const waits = async () => {
    const waiting = stopwatch();
    await spacing.next();
    return waiting();
  };
  expect(await waits()).toBeLessThan(apartMs / 2);
  // What passed between the end of a wait and the question is a part of the distance.
  expect(await waits()).toBeGreaterThan(apartMs / 2);
  expect(await waits()).toBeGreaterThan(apartMs / 2);
  await sleep(2 * apartMs);
  expect(await waits()).toBeLessThan(apartMs / 2);
});

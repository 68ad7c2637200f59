import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openBrowser } from '../e2e/browser.ts';
import { findJumps } from '../e2e/scroll/scroll-check.ts';

/** `npm run test:scroll`: as long as it takes to trust the list. `PARLEY_SCROLL_SEED` repeats a run. */
test('1,000 random gestures in a room of 10,000 messages', async () => {
  const seed = Number(process.env['PARLEY_SCROLL_SEED'] ?? randomInt(2 ** 31));
  console.log(`Seed ${seed}`);
  const browser = await openBrowser();
  try {
    expect(await findJumps(browser, { messages: 10_000, gestures: 1_000, seed, tolerance: 2 })).toEqual([]);
  } finally {
    await browser.close();
  }
}, 7_200_000);

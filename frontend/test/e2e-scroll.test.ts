import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openBrowser } from '../e2e/browser.ts';
import { findJumps } from '../e2e/scroll/scroll-check.ts';

/** A share of `npm run test:scroll`. */
test('random gestures in a long room: older messages always come, and what is read stays on the screen', async () => {
  const browser = await openBrowser();
  try {
    const check = { messages: 1_000, gestures: 40, seed: randomInt(2 ** 31), tolerance: 2 };
    expect(await findJumps(browser, check)).toEqual([]);
  } finally {
    await browser.close();
  }
}, 300_000);

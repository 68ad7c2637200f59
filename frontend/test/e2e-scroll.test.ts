import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openBrowser } from '../e2e/browser.ts';
import { findJumps } from '../e2e/scroll/scroll-check.ts';

/** A row that is measured late still moves what is read, by less than a line of text: `npm run test:scroll` finds that. */
const lateRow = 20;

test('random gestures in a long room: older messages always come, and what is read stays on the screen', async () => {
  const browser = await openBrowser();
  try {
    const check = { messages: 1_500, gestures: 60, seed: randomInt(2 ** 31), tolerance: lateRow };
    expect(await findJumps(browser, check)).toEqual([]);
  } finally {
    await browser.close();
  }
}, 300_000);

import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openBrowser } from '../e2e/browser.ts';
import { findJumps } from '../e2e/scroll/scroll-check.ts';

test('random gestures in a long room: older messages always come, and what is read stays where it is', async () => {
  const browser = await openBrowser();
  try {
    expect(await findJumps(browser, { messages: 1_500, gestures: 60, seed: randomInt(2 ** 31) })).toEqual([]);
  } finally {
    await browser.close();
  }
}, 300_000);

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Walk } from '../e2e/access-walk.ts';
import { openBrowser } from '../e2e/browser.ts';
import { translate } from '../e2e/translate.ts';

/** A walk through every screen. */
const slow = 240_000;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test(
  'each screen, rewritten by a translator, leads on to the next one',
  async () => {
    const walk = await Walk.begin(browser, { width: 1280, height: 800 });
    const broken: string[] = [];
    for (const [name, go] of walk.steps) {
      await go().catch((error: Error) => {
        throw new Error(`The way to "${name}" is closed: ${error.message}`);
      });
      const failures = walk.page.getByText(/Something went wrong|stopped working|This can’t be shown/);
      if ((await failures.count()) > 0) broken.push(name);
      await translate(walk.page);
    }
    expect(broken).toEqual([]);
    expect(walk.devices[0].complaints.filter(text => /NotFoundError|not a child/.test(text))).toEqual([]);
    await walk.end();
  },
  slow,
);

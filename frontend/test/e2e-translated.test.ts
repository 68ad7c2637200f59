import { afterAll, beforeAll, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { walkTranslated } from '../e2e/translated-walk.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** Spaces too: `npm run test:axe`. */
test('each screen, rewritten by a translator, leads on to the next one', () =>
  walkTranslated(browser, walk => walk.withoutSpaces));

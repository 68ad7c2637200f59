import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Walk } from '../e2e/access-walk.ts';
import { openBrowser } from '../e2e/browser.ts';
import { accessFindings } from '../e2e/check-access.ts';
import { walkTranslated } from '../e2e/translated-walk.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe('axe finds nothing, WCAG 2.2 AA and good practice, light and dark', () => {
  test.each([
    ['a wide window', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    '%s',
    async (_, size) => {
      const walk = await Walk.begin(browser, size);
      const findings: string[] = [];
      try {
        await walk.visit(async ({ name, theme, page }) => {
          findings.push(...(await accessFindings(page)).map(finding => `${name}, ${theme}: ${finding}`));
        });
        expect(findings).toEqual([]);
      } finally {
        // A call that goes on would take the time of the next walk.
        await walk.end();
      }
    },
    600_000,
  );
});

test(
  'each screen, rewritten by a translator, leads on to the next one',
  () => walkTranslated(browser, walk => walk.steps),
  600_000,
);

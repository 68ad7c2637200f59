import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Look, Walk } from '../e2e/access-walk.ts';
import { openBrowser } from '../e2e/browser.ts';
import { accessFindings } from '../e2e/check-access.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

const looks: [string, Look][] = [
  ['a wide window, light', { width: 1440, height: 900, colorScheme: 'light' }],
  ['a phone, dark', { width: 390, height: 844, colorScheme: 'dark' }],
  ['a wide window, dark', { width: 1440, height: 900, colorScheme: 'dark' }],
  ['a phone, light', { width: 390, height: 844, colorScheme: 'light' }],
];
describe('axe finds nothing, WCAG 2.2 AA and good practice', () => {
  test.each(looks)(
    '%s',
    async (_, look) => {
      const walk = await Walk.begin(browser, look);
      try {
        expect(await findingsOf(walk)).toEqual([]);
      } finally {
        // A call that goes on would take the time of the next walk.
        await walk.end();
      }
    },
    300_000,
  );
});

async function findingsOf({ steps, page }: Walk): Promise<string[]> {
  const findings: string[] = [];
  for (const [name, go] of steps) {
    await go().catch((cause: unknown) => {
      throw new Error(`The walk does not come to "${name}"`, { cause });
    });
    await page.evaluate(() => document.fonts.ready);
    findings.push(...(await accessFindings(page)).map(finding => `${name}: ${finding}`));
  }
  return findings;
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';

const slow = 90_000;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, slow);

afterAll(() => browser.close());

test(
  'somebody chooses German in the settings, finds the app in it, and goes back to the language of the browser',
  async () => {
    const app = await newApp(browser);
    const { page, url } = app;
    await app.register('Rowan');
    await page.goto(`${url}/settings`);
    await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.goto(url);
    await page.getByRole('button', { name: 'Neue Unterhaltung' }).first().waitFor();
    await page.goto(`${url}/settings`);
    await page.getByLabel('Sprache').selectOption({ label: 'Wie im Browser' });
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  },
  slow,
);

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';
import { overflowing } from '../e2e/overflowing.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test('somebody chooses German in the settings, finds the app in it, and goes back to the language of the browser', async () => {
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
});

test('in Arabic the app is read from the right before the first paint, and fits a desk and a phone', async () => {
  const app = await newApp(browser);
  const { page, url } = app;
  await app.register('Rowan');
  await app.createGroup('Harbour');
  const room = page.url();
  await page.goto(`${url}/settings`);
  await page.getByLabel('Language').selectOption({ label: 'العربية' });
  await page.getByRole('heading', { name: 'الإعدادات' }).waitFor();
  await page.addInitScript(noteDirection);
  await page.goto(room);
  expect(await page.evaluate(() => globalThis.directionAtFirst)).toBe('rtl');
  await page.getByRole('textbox', { name: /^رسالة إلى/ }).fill('مرحبا يا Rowan (2)!');
  await page.getByRole('button', { name: 'إرسال', exact: true }).click();
  await page.getByRole('log').getByText('مرحبا يا').waitFor();
  for (const [path, isThere] of Object.entries(screens(room))) {
    await page.goto(path.startsWith('/') ? url + path : path);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await isThere(page).first().waitFor();
      expect([path, width, await overflowing(page)]).toEqual([path, width, []]);
    }
  }
});

test('a language that does not come leaves the page in English, read from the left', async () => {
  const { page, url } = await newApp(browser);
  await page.addInitScript(() => localStorage.setItem('parley.language', 'ar'));
  await page.route(/language-ar/, route => route.abort());
  await page.goto(url);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  const html = page.locator('html');
  expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['en', 'ltr']);
});

/** Each address with something that is there once it stands. */
function screens(room: string): Record<string, (page: Page) => ReturnType<Page['getByRole']>> {
  return {
    '/': page => page.getByRole('link', { name: /Harbour/ }),
    [room]: page => page.getByRole('article'),
    '/settings': page => page.getByLabel('اللغة'),
    [`${room}/call`]: page => page.getByRole('button', { name: 'بدء المكالمة' }),
  };
}

declare global {
  var directionAtFirst: string | undefined;
}

/** Runs in the page, before its own scripts: nothing is painted before there is a body. */
function noteDirection(): void {
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    globalThis.directionAtFirst = document.dir;
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let page: Page;
let app: App;

beforeAll(async () => {
  browser = await openBrowser();
  page = (await newDevice(browser)).page;
  app = new App(page, endpoints().httpUrl);
  await app.register('Alder');
});
afterAll(() => browser.close());

const seesProgress = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

test('a new account gets a space with something in it in two steps, and its list of steps knows', async () => {
  await page.getByRole('heading', { name: 'Welcome, Alder' }).waitFor();
  await seesProgress('0 of 3 done');
  await page.getByRole('button', { name: 'Create a sample space' }).click();
  await page.getByRole('navigation', { name: 'Sample space' }).waitFor();
  await app.message('italic').locator('em', { hasText: 'italic' }).waitFor();
  await app.message('Ctrl K').waitFor();
  await page.goto(app.url);
  await seesProgress('1 of 3 done');
  expect(await page.getByRole('button', { name: 'Create a space' }).count()).toBe(0);
});

test('on a phone the steps are the page; hidden, they do not come back', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Find people', exact: true }).click();
  await page.getByRole('dialog', { name: 'New conversation' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Hide these steps' }).click();
  await page.getByText('No conversations yet').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByText('No conversation open').waitFor();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { createSpace, newApp } from '../e2e/space.ts';

const space = `Orchard ${crypto.randomUUID().slice(0, 8)}`;

let browser: Browser;
/** Ann decides who gets in, Ben asks from the directory, Eve comes by a link. */
let ann: App;
let ben: App;
let eve: App;

beforeAll(async () => {
  browser = await openBrowser();
  [ann, ben, eve] = await Promise.all([newApp(browser), newApp(browser), newApp(browser)]);
  await ann.register('Ann');
  await ben.register('Ben');
});
afterAll(() => browser.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function openSettings(page: Page, section: string): Promise<void> {
  await press(page, `Menu of ${space}`);
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByRole('link', { name: section }).click();
}

test('an owner lets moderators decide, asks a question, and lists the space', async () => {
  const { page } = ann;
  await createSpace(ann, space, 'Team');
  await page.getByRole('heading', { name: 'announcements', level: 1 }).waitFor();
  await openSettings(page, 'Joining');
  await page.getByRole('radio', { name: /^With approval/ }).click();
  await press(page, 'Add question');
  await page.getByLabel('Question 1', { exact: true }).fill('What do you grow?');
  await page.getByLabel('Show in the directory').click();
  await press(page, 'Save changes');
  await page.getByText('Saved').waitFor();
});

test('somebody finds it, answers, waits, and is in when a moderator approves', async () => {
  const { page } = ben;
  await page.getByRole('link', { name: 'Discover spaces' }).click();
  await page.getByRole('searchbox', { name: 'Search by name' }).fill(space.toLowerCase());
  await press(page, `Ask to join: ${space}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What do you grow?').fill('Apples, mostly');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await dialog.getByText('Your request is waiting').waitFor();

  await ann.page.getByRole('link', { name: 'Requests' }).click();
  const request = ann.page.getByRole('article', { name: 'Request from Ben' });
  await request.getByText('Apples, mostly').waitFor();
  await ann.page.getByText('1 request is waiting').first().waitFor();
  await request.getByRole('button', { name: /^Approve/ }).click();
  await ann.page.getByText('Ben is a member now').waitFor();
  await ann.page.getByText('No requests').waitFor();

  // The page hears of it without a reload.
  await dialog.getByRole('button', { name: 'Open space' }).click();
  await page.getByRole('heading', { name: 'announcements', level: 1 }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a link leads to the questions too, and to a pause that says until when', async () => {
  const { page } = ann;
  await page.getByRole('link', { name: 'Invites' }).click();
  await press(page, 'Create link');
  const label = await page
    .getByRole('button', { name: /^Revoke the invite / })
    .first()
    .getAttribute('aria-label');
  const code = label?.split(' ').at(-1);
  await eve.register('Eve');
  await eve.page.goto(`${endpoints().httpUrl}/invite/${code}`);
  await eve.page.getByLabel('What do you grow?').fill('Nettles');
  await press(eve.page, 'Send request');
  await press(eve.page, 'Withdraw request');
  await eve.page.getByLabel('What do you grow?').waitFor();

  await page.getByRole('link', { name: 'Joining' }).click();
  await press(page, 'Pause');
  await page.getByText(/^Joining is paused until/).waitFor();
  await eve.page.getByLabel('What do you grow?').fill('Nettles');
  await press(eve.page, 'Send request');
  await eve.page.getByText(/^You can join from/).waitFor();
  await press(page, 'End pause');
  await page.getByText('People can join again').waitFor();
});

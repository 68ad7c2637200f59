import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { channelIn, createSpace, inviteLink, newApp } from '../e2e/space.ts';

let browser: Browser;
/** Ann invites, Cem comes without an account and stays with one. */
let ann: App;
let cem: App;
let link: string;

beforeAll(async () => {
  browser = await openBrowser();
  [ann, cem] = [await newApp(browser), await newApp(browser)];
  await ann.register('Ann');
});
afterAll(() => browser.close());

const channel = (page: Page, name: string) => channelIn(page, 'Open garden', name);

test('a link for guests is made in the invite dialog', async () => {
  const { page } = ann;
  await createSpace(ann, 'Open garden');
  await channel(page, 'general').click();
  await ann.send('Come in');
  link = await inviteLink(ann, 'Open garden', () =>
    page.getByRole('switch', { name: 'Guests may join with this link' }).click(),
  );
});

test('somebody comes by the link with a name alone, writes, and is seen as a guest', async () => {
  const { page } = cem;
  await page.goto(link);
  await page.getByLabel('Your name').fill('Cem');
  await page.getByRole('button', { name: 'Continue as guest' }).click();
  await channel(page, 'general').click();
  await cem.message('Come in').waitFor();
  await cem.send('Hello from outside');
  const seen = ann.message('Hello from outside');
  await seen.waitFor();
  await seen.getByText('Guest', { exact: true }).waitFor();
  await page.getByText('You’re here as a guest.').waitFor();
  await page.getByRole('button', { name: 'Add a space' }).click();
  await page.getByRole('menuitem', { name: 'Join with an invite link' }).waitFor();
  expect(await page.getByRole('menuitem').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Direct messages and groups' }).click();
  await page.getByText('No conversations yet').waitFor();
  expect(await page.getByRole('button', { name: 'New conversation' }).count()).toBe(0);
});

test('the guest creates an account, reloads, and everything is still there', async () => {
  const { page } = cem;
  const username = `cem-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByRole('button', { name: 'Create account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(`${username}@example.org`);
  await dialog.getByLabel('Username').fill(username);
  expect(await dialog.getByLabel('Display name').inputValue()).toBe('Cem');
  await dialog.getByLabel('Password', { exact: true }).fill(crypto.randomUUID());
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Your account is ready').first().waitFor();
  await page.getByText('You’re here as a guest.').waitFor({ state: 'detached' });

  await page.reload();
  await page.getByRole('button', { name: 'New conversation' }).first().waitFor();
  await page.getByText(`@${username}`).waitFor();
  await page
    .getByRole('navigation', { name: 'Spaces' })
    .getByRole('link', { name: /^Open garden/ })
    .click();
  await channel(page, 'general').click();
  await cem.message('Hello from outside').waitFor();
  await cem.send('I stay');
  await ann.message('I stay').waitFor();
  expect(await page.getByText('You’re here as a guest.').count()).toBe(0);
});

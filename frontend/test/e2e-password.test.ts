import { afterAll, beforeAll, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';

const newPassword = 'eleven quiet harbours 7';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a password is changed in the settings: a wrong one is told at its field, the other device is signed out', async () => {
  const [phone, laptop] = await Promise.all([newApp(browser), newApp(browser)]);
  const username = await laptop.register('Ann');
  await phone.signIn(username);
  const { page } = laptop;
  const old = `a long enough word of ${[...username].reverse().join('')}`;
  await page.goto(`${laptop.url}/settings`);
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  const fill = async (current: string, wish: string) => {
    await dialog.getByLabel('Current password').fill(current);
    await dialog.getByLabel('New password').fill(wish);
    await dialog.getByRole('button', { name: 'Change password' }).click();
  };
  await fill('not the password', newPassword);
  await dialog.getByText('This isn’t your current password.').waitFor();
  await fill(old, 'passwordpassword');
  await dialog.getByText('This password is easy to guess. Try a few random words.').waitFor();
  await fill(old, newPassword);
  await page.getByText('Password changed. Your other devices are signed out.').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await phone.page.getByLabel('Username or e-mail').waitFor();
  await phone.signIn(username, newPassword);
  await phone.page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Change password' }).waitFor();
});

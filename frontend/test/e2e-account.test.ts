import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { createSpace, newApp } from '../e2e/space.ts';

const slow = 120_000;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, slow);

afterAll(() => browser.close());

const passwordOf = (username: string) => `a long enough word of ${[...username].reverse().join('')}`;

test(
  'an account is deleted in the settings, which name the spaces that are theirs, and taken back by a sign-in',
  async () => {
    const [laptop, phone] = [await newApp(browser), await newApp(browser)];
    const username = await laptop.register('Juniper');
    await phone.signIn(username);
    await createSpace(laptop, 'Orchard');
    const { page } = laptop;
    await page.getByRole('navigation', { name: 'Channels of Orchard' }).waitFor();
    await page.goto(`${laptop.url}/settings`);
    await page.getByRole('button', { name: 'Delete account…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete account' });
    await dialog.getByRole('link', { name: 'Orchard' }).waitFor();
    const confirm = async (password: string) => {
      await dialog.getByLabel('Your password', { exact: true }).fill(password);
      await dialog.getByRole('button', { name: 'Delete account' }).click();
    };
    await confirm('not the password');
    await dialog.getByText('This isn’t your current password.').waitFor();
    await page.screenshot({ path: '/tmp/acc-delete.png' });
    await confirm(passwordOf(username));
    await page.getByText(/^Your account was deleted\. You can take it back until /).waitFor();
    await page.screenshot({ path: '/tmp/acc-deleted.png' });
    await phone.page.getByLabel('Username or e-mail').waitFor();
    await phone.page.getByLabel('Username or e-mail').fill(username);
    await phone.page.getByLabel('Password', { exact: true }).fill(passwordOf(username));
    await phone.page.getByRole('button', { name: 'Sign in' }).click();
    await phone.page.getByText('This account was deleted').waitFor();
    await phone.page.setViewportSize({ width: 390, height: 844 });
    await phone.page.screenshot({ path: '/tmp/acc-closed.png' });
    await phone.page.getByRole('button', { name: 'Take your account back' }).click();
    await phone.page.getByRole('link', { name: 'Orchard' }).first().waitFor();
    await phone.page.goto(`${phone.url}/settings`);
    await phone.page.getByRole('button', { name: 'Delete account…' }).scrollIntoViewIfNeeded();
    await phone.page.screenshot({ path: '/tmp/acc-settings.png', fullPage: true });
    expect(1).toBe(1);
  },
  slow,
);

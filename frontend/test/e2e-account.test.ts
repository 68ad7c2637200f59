import { afterAll, beforeAll, test } from '@jest/globals';
import { mailsTo, tokenIn, type CaughtMail } from '@parley/dev-env/mails';
import type { Browser } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { createSpace, newApp } from '../e2e/space.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const passwordOf = (username: string) => `a long enough word of ${[...username].reverse().join('')}`;

test('an account is deleted in the settings, which name the spaces that are theirs, and taken back by a sign-in', async () => {
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
  await confirm(passwordOf(username));
  await page.getByText(/^Your account was deleted\. You can take it back until /).waitFor();
  await phone.page.getByLabel('Username or e-mail').waitFor();
  await phone.page.getByLabel('Username or e-mail').fill(username);
  await phone.page.getByLabel('Password', { exact: true }).fill(passwordOf(username));
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.getByText('This account was deleted').waitFor();
  await phone.page.getByRole('button', { name: 'Take your account back' }).click();
  await phone.page.getByRole('link', { name: 'Orchard' }).first().waitFor();
});

test('an address is confirmed by its link; another one counts once its link was opened; a username is changed', async () => {
  const app = await newApp(browser);
  const { page } = app;
  const username = await app.register('Linden');
  const [old, next] = [`${username}@example.org`, `new-${username}@example.org`];
  await openLink(app, old, 1);
  await page.goto(`${app.url}/settings`);
  await page.getByText('Confirmed', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New e-mail address').fill(next);
  await dialog.getByLabel('Your password', { exact: true }).fill(passwordOf(username));
  await dialog.getByRole('button', { name: 'Change e-mail' }).click();
  await page.getByText(`Waiting for ${next}.`).waitFor();
  await page.getByRole('button', { name: 'Send link again' }).click();
  await openLink(app, next, 2);
  await page.goto(`${app.url}/settings`);
  await page.getByText(next).first().waitFor();
  await mailsTo(old, 1, /has another e-mail address$/);
  await page.getByRole('button', { name: 'Change username' }).click();
  await dialog.getByLabel('New username').fill('admin');
  await dialog.getByRole('button', { name: 'Change username' }).click();
  await dialog.getByText('This username is reserved. Try another one.').waitFor();
  await dialog.getByLabel('New username').fill(`${username}-x`);
  await dialog.getByRole('button', { name: 'Change username' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('main').getByText(`@${username}-x`).first().waitFor();
});

/** Opens the newest of so many links that came to an address. */
async function openLink({ page, url }: App, address: string, count: number): Promise<void> {
  const [mail] = await mailsTo(address, count, /^Confirm your e-mail address/);
  await page.goto(`${url}/verify#token=${tokenIn(mail as CaughtMail)}`);
  await page.getByRole('button', { name: 'Confirm address' }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
}

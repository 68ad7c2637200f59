import { afterAll, beforeAll, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { makeAdmin } from '../e2e/make-admin.ts';
import { newApp } from '../e2e/space.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test('an admin suspends somebody, who is out at once and reads why, and restores them', async () => {
  const [admin, troll] = [await newApp(browser), await newApp(browser)];
  const username = await admin.register('Hazel');
  const suspended = await troll.register('Thistle');
  await admin.page.goto(`${admin.url}/admin`);
  await admin.page.getByText('Only admins of this server see this page').waitFor();
  await makeAdmin(username);
  await admin.page.getByRole('button', { name: 'Sign in' }).waitFor();
  await admin.signIn(username);
  await admin.page.goto(`${admin.url}/settings`);
  await admin.page.getByRole('link', { name: 'Administration' }).click();
  await admin.page.getByLabel('Search by name, username or e-mail').fill(suspended);
  await admin.page.getByRole('button', { name: 'Menu of Thistle' }).click();
  await admin.page.getByRole('menuitem', { name: 'Suspend…' }).click();
  await admin.page.getByLabel('Reason').fill('Sells things');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await admin.page.getByText('Reason: Sells things').waitFor();
  await troll.page.getByRole('button', { name: 'Sign in' }).waitFor();
  await troll.page.getByLabel('Username or e-mail').fill(suspended);
  await troll.page
    .getByLabel('Password', { exact: true })
    .fill(`a long enough word of ${[...suspended].reverse().join('')}`);
  await troll.page.getByRole('button', { name: 'Sign in' }).click();
  await troll.page.getByText(/This account was suspended/).waitFor();
  await admin.page.getByRole('button', { name: 'Menu of Thistle' }).click();
  await admin.page.getByRole('menuitem', { name: 'Restore' }).click();
  await admin.page.getByText('Thistle can sign in again').waitFor();
  await troll.signIn(suspended);
  await admin.page.getByRole('tab', { name: 'Audit log' }).click();
  await admin.page.getByText('Account suspended').first().waitFor();
});

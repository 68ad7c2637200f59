import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';

const newPassword = 'eleven quiet harbours 7';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** The link of the e-mail that came to somebody. */
async function linkTo(address: string): Promise<string> {
  return eventually(async () => {
    const answer = await fetch(`${endpoints().mailUrl}/mails?to=${encodeURIComponent(address)}`);
    const [mail] = (await answer.json()) as { text: string }[];
    const link = /\S+\/reset#token=\S+/.exec(mail?.text ?? '')?.[0];
    expect(link).toBeDefined();
    return link ?? '';
  });
}

test('who forgot their password gets a link by e-mail, sets a new one, and signs in with it', async () => {
  const [laptop, phone] = [await newApp(browser), await newApp(browser)];
  const username = await laptop.register('Rowan');
  const email = `${username}@example.org`;
  await phone.page.goto(`${phone.url}/login`);
  await phone.page.getByRole('link', { name: 'Forgot password?' }).click();
  await phone.page.getByLabel('E-mail', { exact: true }).fill(email);
  await phone.page.getByRole('button', { name: 'Send link' }).click();
  await phone.page.getByRole('heading', { name: 'Check your e-mail' }).waitFor();
  const link = new URL(await linkTo(email));
  await phone.page.goto(`${phone.url}${link.pathname}${link.hash}`);
  await phone.page.getByLabel('New password', { exact: true }).fill('short');
  await phone.page.getByRole('button', { name: 'Set password' }).click();
  expect(await phone.page.getByLabel('New password', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  await phone.page.getByLabel('New password', { exact: true }).fill(newPassword);
  await phone.page.getByRole('button', { name: 'Set password' }).click();
  await phone.page.getByText('Your password is set. Sign in with it.').waitFor();
  await phone.signIn(username, newPassword);
  // The other device is signed out at once.
  await laptop.page.getByRole('button', { name: 'Sign in' }).waitFor();
  // The link works once.
  await laptop.page.goto(`${phone.url}${link.pathname}${link.hash}`);
  await laptop.page.getByLabel('New password', { exact: true }).fill('nine loud windmills 4');
  await laptop.page.getByRole('button', { name: 'Set password' }).click();
  await laptop.page.getByText(/This link was used before/).waitFor();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { authApi, type RegistrationState } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError, problem } from '@parley/contracts/errors';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser, Page } from 'playwright-core';
import { newDevice, openBrowser } from '../e2e/browser.ts';

/** What the platform does in each mode is held by `services/auth/test/registration`; here it is what people read. */
const { httpUrl } = endpoints();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  ({ page } = await newDevice(browser));
});

afterAll(() => browser.close());

/** Opens the page to register on a platform of that mode, which refuses in that way. */
async function visit(state: Partial<RegistrationState>, refusal?: ErrorCode, hash = ''): Promise<void> {
  const body = authApi.registration.reply.parse({ mode: 'open', emailDomains: [], proof: null, ...state });
  await page.unrouteAll();
  await page.route('**/api/auth/registration', route => route.fulfill({ json: body }));
  if (refusal) {
    const { status, message: title } = new ParleyError(refusal);
    const json = problem.parse({ type: 'about:blank', title, status, code: refusal, requestId: 'of-a-test' });
    await page.route('**/api/auth/register', route => route.fulfill({ status, json }));
  }
  await page.goto('about:blank');
  await page.goto(`${httpUrl}/register${hash}`);
}

async function fillIn(submit: string): Promise<void> {
  await page.getByLabel('E-mail').fill('hazel@example.org');
  await page.getByLabel('Username').fill('hazel');
  await page.getByLabel('Password', { exact: true }).fill('a few random words');
  await button(page, submit).click();
}

test('closed: says so, and has no form that could not work', async () => {
  await visit({ mode: 'closed' });
  await page.getByRole('heading', { name: 'Sign-ups are closed' }).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
});

test('closed, with a link: asks the platform, which lets only the first admin in', async () => {
  await visit({ mode: 'closed' }, 'registration_closed', '#invite=of-somebody');
  await fillIn('Create account');
  await page.getByRole('alert').getByText('New accounts can’t be created here right now.').waitFor();
});

test('suspended: the sign-in says so', async () => {
  await visit({ mode: 'open' });
  const { status, message: title } = new ParleyError('account_suspended');
  const json = problem.parse({ type: 'about:blank', title, status, code: 'account_suspended', requestId: 'of-a-test' });
  await page.route('**/api/auth/login', route => route.fulfill({ status, json }));
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Username or e-mail').fill('hazel');
  await page.getByLabel('Password', { exact: true }).fill('a few random words');
  await button(page, 'Sign in').click();
  await page.getByRole('alert').getByText('This account was suspended. Ask the people who run this server.').waitFor();
});

test('invite: asks for the link, and takes it', async () => {
  await visit({ mode: 'invite' });
  await page.getByRole('heading', { name: 'You need an invitation' }).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  await visit({ mode: 'invite' }, 'invite_invalid', '#invite=used-up');
  await fillIn('Create account');
  await page.getByRole('alert').getByText('This invitation doesn’t work any more. Ask for a new one.').waitFor();
});

test('approval: says before and after that somebody has to approve it, and not as an error', async () => {
  await visit({ mode: 'approval' }, 'approval_pending');
  await page.getByText('You can sign in once yours is approved.').waitFor();
  await fillIn('Request account');
  await page.getByRole('heading', { name: 'Request sent' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('confirmed first: says before and after that a link comes by e-mail, and not as an error', async () => {
  await visit({ mode: 'open', confirmsEmail: true }, 'confirmation_pending');
  await page.getByText('We’ll e-mail you a link.').waitFor();
  await fillIn('Create account');
  await page.getByRole('heading', { name: 'Check your e-mail' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await visit({ mode: 'domain', confirmsEmail: true }, undefined, '#invite=of-somebody');
  await button(page, 'Create account').waitFor();
  expect(await page.getByText('We’ll e-mail you a link.').count()).toBe(0);
});

test('domain: names the domains, before and when an address is elsewhere', async () => {
  await visit({ mode: 'domain', emailDomains: ['orchard.test', 'grove.test', 'wood.test'] }, 'email_domain_refused');
  const words = page.getByText('Use an e-mail address at orchard.test, grove.test, or wood.test.');
  await words.waitFor();
  await fillIn('Create account');
  await page.waitForFunction(
    () => document.querySelector('input[type=email]')?.getAttribute('aria-invalid') === 'true',
  );
  expect(await words.count()).toBe(1);
});

test('a platform that does not tell its mode: the form is there', async () => {
  await page.unrouteAll();
  await page.route('**/api/auth/registration', route => route.abort());
  await page.goto('about:blank');
  await page.goto(`${httpUrl}/register`);
  await button(page, 'Create account').waitFor();
});

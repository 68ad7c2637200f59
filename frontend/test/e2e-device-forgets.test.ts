import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, type Person, send } from '@parley/dev-env/people';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';
import { keptData } from '../e2e/kept-data.ts';

const secret = 'The key lies under the blue pot';

let browser: Browser;
let owner: Person;

beforeAll(async () => {
  browser = await openBrowser();
  owner = await newPerson('owner');
  const room = await newGroup(owner, [], { name: 'Secrets' });
  await send(owner, room.id, secret);
});

afterAll(() => browser.close());

/** The owner's device, with the conversation on the screen and on the disk. */
async function signedIn(): Promise<Device & { app: App }> {
  const device = await newDevice(browser);
  const app = new App(device.page, endpoints().httpUrl);
  await app.signIn(owner.user.username, owner.password);
  await app.open('Secrets');
  await app.message(secret).waitFor();
  await eventually(async () => expect(await keptData(device.page)).toContain(secret));
  return { ...device, app };
}

/** The same conversation in another tab of the device. */
async function secondTab(context: BrowserContext, { page, url }: App): Promise<App> {
  const second = new App(await context.newPage(), url);
  await second.page.goto(page.url());
  await second.message(secret).waitFor();
  return second;
}

/** Signs out in one tab, until that and another one show it. */
async function signOut(page: Page, other: Page): Promise<void> {
  await page.getByRole('link', { name: /Settings/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  for (const tab of [page, other]) await tab.getByRole('heading', { name: 'Welcome back' }).waitFor();
}

/** From the device that the person has made their account with: every other session ends. */
async function endSessionsElsewhere(): Promise<void> {
  const { sessions } = await callAs(owner, authApi.listSessions, { query: {} });
  for (const { id, current } of sessions) if (!current) await callAs(owner, authApi.revokeSession, { params: { id } });
}

/** Nothing by which one could tell who was here, or what was written. */
async function expectForgotten(context: BrowserContext, ...words: string[]): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${endpoints().httpUrl}/login`);
  // The answer that a session is over clears the site's data, and a look meanwhile may never end.
  const form = page.getByRole('heading', { name: 'Welcome back' });
  await form.or(page.getByRole('navigation', { name: 'Conversations' })).waitFor();
  const { id, username } = owner.user;
  for (const word of [secret, id, username, ...words])
    await eventually(async () => expect(await keptData(page)).not.toContain(word));
  await page.close();
}

test('a sign-out removes all that the device keeps, from every tab, and asks where text would be lost', async () => {
  const { app, page, context } = await signedIn();
  const second = await secondTab(context, app);
  await app.composer.fill('Half a confession');
  await signOut(page, second.page);
  await expectForgotten(context, 'Half a confession');
  await page.goBack();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await context.close();
});

test('a sign-out removes unsent text also where the cut socket brings the news first', async () => {
  const { app, page, context } = await signedIn();
  const second = await secondTab(context, app);
  await app.composer.fill('Half a confession');
  const told = Promise.withResolvers<void>();
  await page.route('**/api/auth/logout', async route => {
    const answer = await route.fetch();
    await told.promise;
    await route.fulfill({ response: answer });
  });
  await signOut(page, second.page);
  await expectForgotten(context, 'Half a confession');
  told.resolve();
  await context.close();
});

test('a session that is ended elsewhere leaves nothing on an open device', async () => {
  const { page, context } = await signedIn();
  await endSessionsElsewhere();
  await page.getByText('You’ve been signed out on this device').waitFor();
  await expectForgotten(context);
  await context.close();
});

test('a session that was ended elsewhere while the app was closed leaves nothing once it is opened', async () => {
  const { app, page, context } = await signedIn();
  await app.composer.fill('Half a confession');
  const opened = await context.newPage();
  await page.close();
  await endSessionsElsewhere();
  await opened.goto(app.url);
  await opened.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await expectForgotten(context, 'Half a confession');
  await context.close();
});

test('text that waits for its author after a session has lapsed goes when somebody else signs in', async () => {
  const { app, page, context } = await signedIn();
  await app.composer.fill('Half a confession');
  await context.clearCookies();
  await page.reload();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await eventually(async () => expect(await keptData(page)).not.toContain(secret));
  expect(await keptData(page)).toContain('Half a confession');
  const other = await newPerson('other');
  await app.signIn(other.user.username, other.password);
  await expectForgotten(context, 'Half a confession');
  await context.close();
});

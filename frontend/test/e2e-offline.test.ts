import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, type Person, send } from '@parley/dev-env/people';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';
import { keptData } from '../e2e/kept-data.ts';

const words = 'Kept for the train';

let browser: Browser;
let owner: Person;

beforeAll(async () => {
  browser = await openBrowser();
  owner = await newPerson('owner');
  const room = await newGroup(owner, [], { name: 'Journey' });
  await send(owner, room.id, words);
});

afterAll(() => browser.close());

/** A device that has kept the app and a conversation, with that conversation on the screen. */
async function ready(): Promise<Device & { app: App }> {
  const device = await newDevice(browser, { serviceWorkers: 'allow' });
  const app = new App(device.page, endpoints().httpUrl);
  await app.signIn(owner.user.username, owner.password);
  await app.open('Journey');
  await app.message(words).waitFor();
  await device.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // Once in the list and once in the log: the list is kept first.
  await eventually(async () => expect((await keptData(device.page)).split(words).length).toBeGreaterThan(2));
  return { ...device, app };
}

async function goOffline({ context, network }: Device): Promise<void> {
  await network.cut();
  await context.setOffline(true);
}

/** Addresses of all that the worker keeps. */
function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
}

test('a reload without a network shows the conversation and says so', async () => {
  const { app, page, ...device } = await ready();
  await app.composer.fill('Half a thought');
  await goOffline({ page, ...device });
  const before = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await app.message(words).waitFor();
  await page.getByText('You seem to be offline').first().waitFor();
  console.info('offline reload:', Math.round(performance.now() - before), 'ms');
  expect(await app.inList('Journey').count()).toBe(1);
  expect(await app.composer.inputValue()).toBe('Half a thought');
  const kept = await keptAddresses(page);
  expect(kept).toContain('/index.html');
  expect(kept.filter(path => /^\/(api|pictures)\//.test(path))).toEqual([]);
  await device.context.close();
});

test('a new version waits until the person takes it, and loses nothing; the composer is two stops away', async () => {
  const { app, page, context } = await ready();
  await app.composer.fill('Half a thought');
  // The same worker by another address is a new one for the browser.
  await page.evaluate(async () => void (await navigator.serviceWorker.register('/sw.js?next')));
  await page.getByText('A new version is ready.').waitFor();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()]);
  await app.message(words).waitFor();
  expect(await app.composer.inputValue()).toBe('Half a thought');
  // From the start of the page, where the Tab key begins.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('!');
  await eventually(async () => expect(await app.composer.inputValue()).toContain('!'));
  await context.close();
});

test('what another app shares becomes a draft of the room that is picked', async () => {
  const { app, page, context } = await ready();
  await page.goto(`${app.url}/share?title=A+page&text=Read+this&url=https%3A%2F%2Fexample.org%2F`);
  await page.getByRole('main').getByRole('button', { name: 'Journey' }).click();
  await page.getByRole('heading', { name: 'Journey', level: 1 }).waitFor();
  expect(await app.composer.inputValue()).toBe('A page\nRead this\nhttps://example.org/');
  await context.close();
});

test('after a sign-out the device keeps the app and nothing of the person', async () => {
  const { page, context, network, complaints } = await ready();
  await page.getByRole('link', { name: /Settings/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await eventually(async () => expect(await keptData(page)).not.toContain(words));
  expect(await keptData(page)).not.toContain(owner.user.username);
  await goOffline({ page, context, network, complaints });
  await page.reload();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await context.close();
});

test('browsers ask for the worker each time, so that a new version is found', async () => {
  const answer = await fetch(`${endpoints().httpUrl}/sw.js`);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(answer.headers.get('content-type')).toMatch(/javascript/);
  expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'");
});

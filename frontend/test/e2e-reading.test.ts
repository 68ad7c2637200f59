import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, type Person, send } from '@parley/dev-env/people';
import type { Room } from '@parley/contracts/room';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

/** Three pages of history and a bit. */
const count = 130;
const bodyOf = (index: number) => `line ${String(index).padStart(4, '0')}`;

let browser: Browser;
let page: Page;
let app: App;
let writer: Person;
let room: Room;

beforeAll(async () => {
  browser = await openBrowser();
  writer = await newPerson('writer');
  const reader = await newPerson('reader');
  room = await newGroup(writer, [reader], { name: 'Long talk' });
  await newGroup(writer, [reader], { name: 'Short talk' });
  for (let index = 1; index <= count; index++) await sendSlowly(bodyOf(index));
  ({ page } = await newDevice(browser));
  app = new App(page, endpoints().httpUrl);
  await app.signIn(reader.user.username, reader.password);
  await app.open('Long talk');
});

afterAll(() => browser.close());

/** As fast as the limit of the room's members allows. */
async function sendSlowly(body: string): Promise<void> {
  await send(writer, room.id, body).catch(async () => {
    await new Promise(resolve => setTimeout(resolve, 1_000));
    await send(writer, room.id, body);
  });
}

const shown = () => app.bodies(/line \d{4}/);
const scrollBy = (by: number) => page.getByRole('log').evaluate((log, y) => log.scrollBy(0, y), by);

test('a room that was read opens at its end and holds only what is near the screen', async () => {
  await page.getByRole('button', { name: /new messages$/ }).click();
  await app
    .inList('Long talk')
    .getByText(/unread/)
    .waitFor({ state: 'detached' });
  await page.reload();
  await app.message(bodyOf(count)).waitFor();
  expect((await shown()).length).toBeLessThan(60);
});

test('scrolling back reaches the first message, and every one is there once and in order', async () => {
  const seen = new Set<string>();
  for (let step = 0; step < 80 && !seen.has(bodyOf(1)); step++) {
    const now = await shown();
    expect(now).toEqual([...now].sort());
    for (const body of now) seen.add(body);
    await scrollBy(-500);
    await page.waitForTimeout(120);
  }
  expect([...seen].sort()).toEqual(Array.from({ length: count }, (_, index) => bodyOf(index + 1)));
  await page.getByText('This is the beginning of Long talk').waitFor();
});

test('a message that comes while somebody reads above does not move what they read', async () => {
  await page.getByRole('log').evaluate(log => log.scrollTo(0, 1_000));
  await page.waitForTimeout(400);
  const reading = app.message((await shown())[12] ?? '');
  const before = await reading.boundingBox();
  await sendSlowly('one more');
  await page.getByRole('button', { name: '1 new message' }).waitFor();
  expect((await reading.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  await page.getByRole('button', { name: '1 new message' }).click();
  await app.message('one more').waitFor();
});

test('a room that is opened again is where it was left, but at the first unread message where there is one', async () => {
  await app
    .inList('Long talk')
    .getByText(/unread/)
    .waitFor({ state: 'detached' });
  await page.getByRole('log').hover();
  await page.mouse.wheel(0, -1_500);
  await page.getByRole('button', { name: 'Jump to the latest message' }).waitFor();
  const reading = app.message((await shown())[12] ?? '');
  const before = await reading.boundingBox();
  await app.open('Short talk');
  await app.open('Long talk');
  expect((await reading.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  await app.open('Short talk');
  await sendSlowly('something new');
  await app
    .inList('Long talk')
    .getByText(/unread/)
    .waitFor();
  await app.open('Long talk');
  await app.message('something new').waitFor();
  // And nothing is left of the place that was left before.
  await app.open('Short talk');
  await app.open('Long talk');
  await app.message('something new').waitFor();
});

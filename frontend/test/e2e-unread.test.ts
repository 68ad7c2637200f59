import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, type Person, send } from '@parley/dev-env/people';
import type { Room } from '@parley/contracts/room';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

/** More than a screen, and more than the first page of history. */
const count = 70;
const bodyOf = (index: number) => `news ${String(index).padStart(3, '0')}`;

let browser: Browser;
let page: Page;
let app: App;
let writer: Person;
let room: Room;

beforeAll(async () => {
  browser = await openBrowser();
  writer = await newPerson('writer');
  const reader = await newPerson('reader');
  room = await newGroup(writer, [reader], { name: 'News' });
  for (let index = 1; index <= count; index++) await send(writer, room.id, bodyOf(index));
  ({ page } = await newDevice(browser));
  app = new App(page, endpoints().httpUrl);
  await app.signIn(reader.user.username, reader.password);
});

afterAll(() => browser.close());

const newLine = () => page.getByRole('log').getByRole('separator').filter({ hasText: 'New' });
const badge = () => app.inList('News').getByText(/unread message/);

/** Whether an element is within the part of the list that is seen. */
async function isInSight(body: string): Promise<boolean> {
  const [list, box] = await Promise.all([page.getByRole('log').boundingBox(), app.message(body).boundingBox()]);
  return list !== null && box !== null && box.y >= list.y && box.y + box.height <= list.y + list.height;
}

test('a room opens at its first unread message, and only what is seen becomes read', async () => {
  await badge().getByText(`${count} unread`).or(badge()).first().waitFor();
  await app.open('News');
  await newLine().waitFor();
  expect(await isInSight(bodyOf(1))).toBe(true);
  await page.getByText(/^\d+ unread messages$/).waitFor();
  const left = Number(/\d+/.exec((await badge().textContent()) ?? '')?.[0]);
  expect(left).toBeGreaterThan(20);
  await page.getByRole('button', { name: /new messages$/ }).click();
  await app.message(bodyOf(count)).waitFor();
  await badge().waitFor({ state: 'detached' });
});

test('what comes while the window is away stays unread below a new line, and is read when somebody looks', async () => {
  await page.evaluate(() => {
    document.hasFocus = () => false;
    dispatchEvent(new FocusEvent('blur'));
  });
  for (let index = count + 1; index <= count + 3; index++) await send(writer, room.id, bodyOf(index));
  await app.message(bodyOf(count + 3)).waitFor();
  await badge().getByText('3 unread messages').or(badge()).first().waitFor();
  await newLine().waitFor();
  expect(await isInSight(bodyOf(count + 1))).toBe(true);
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hasFocus');
    dispatchEvent(new FocusEvent('focus'));
  });
  await badge().waitFor({ state: 'detached' });
  expect(await newLine().count()).toBe(1);
});

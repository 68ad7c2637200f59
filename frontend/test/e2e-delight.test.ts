import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, type Person, send } from '@parley/dev-env/people';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let page: Page;
let app: App;
let room: Room;
let ann: Person;

beforeAll(async () => {
  browser = await openBrowser();
  const [owner, bob] = (await newPeople(2, 'delight')) as [Person, Person];
  ann = owner;
  room = await newGroup(ann, [bob], { name: 'Gardeners' });
  // Her own: nothing is unread, so the conversation opens at its end.
  await send(ann, room.id, 'The first of all');
  for (let number = 0; number < 70; number++) await send(ann, room.id, `Number ${number}`);
  await send(ann, room.id, 'The tulips are here');
  ({ page } = await newDevice(browser));
  app = new App(page, endpoints().httpUrl);
  await app.signIn(ann.user.username, ann.password);
  await app.open('Gardeners');
  await app.message('The tulips are here').waitFor();
});
afterAll(() => browser.close());

const find = () => page.getByRole('combobox', { name: 'Find people, groups and actions' });
const option = (name: string) => page.getByRole('option', { name });
const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);

/** Chooses by the keyboard alone. */
async function run(action: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await find().fill(action);
  await option(action).and(page.locator('[aria-selected=true]')).waitFor();
  await page.keyboard.press('Enter');
}

test('Ctrl K jumps, and does what can be done here', async () => {
  await run('Use the dark theme');
  await find().waitFor({ state: 'detached' });
  expect(await theme()).toBe('dark');
  await run('Mute Gardeners');
  await page.getByRole('dialog', { name: 'Mute Gardeners' }).getByRole('button', { name: 'Mute' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await run('Unmute Gardeners');
  await run('Do not disturb');
  await page.getByText('You won’t be disturbed now').waitFor();
  await run('New conversation');
  await page.getByRole('tab', { name: 'Group' }).waitFor();
  await page.keyboard.press('Escape');
  await run('Use the theme of the system');
  expect(await theme()).toBeUndefined();
  await run('Set your status');
  await page.getByRole('heading', { name: 'Status' }).waitFor();
  await run('Gardeners');
  await app.message('The tulips are here').waitFor();
});

test('? shows every key, but not while one types', async () => {
  await app.composer.fill('');
  await app.composer.press('?');
  expect(await app.composer.inputValue()).toBe('?');
  await app.composer.fill('');
  await page.getByRole('log').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByText('Next unread conversation or channel').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('density, text size and clock are kept on the device, and each is seen', async () => {
  const height = async () => (await app.message('The tulips are here').boundingBox())?.height ?? 0;
  const cosy = await height();
  const choose = (group: string, name: string) =>
    page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }).click();
  await run('Settings');
  await choose('Density', 'Compact');
  await choose('Clock', '24 hours');
  await app
    .inList('Gardeners')
    .getByText(/^\d\d:\d\d$/)
    .waitFor();
  await app.open('Gardeners');
  const compact = await height();
  expect(compact).toBeLessThan(cosy);
  await run('Settings');
  await choose('Text size', 'Largest');
  await choose('Clock', '12 hours');
  await app
    .inList('Gardeners')
    .getByText(/^\d{1,2}:\d\d\s[ap]m$/i)
    .waitFor();
  await page.reload();
  await app
    .inList('Gardeners')
    .getByText(/^\d{1,2}:\d\d\s[ap]m$/i)
    .waitFor();
  await app.open('Gardeners');
  expect(await height()).toBeGreaterThan(compact);
});

test('one goes to a date, and by a link to one message, however far back they are', async () => {
  const first = app.message('The first of all');
  const isMarked = () => first.evaluate(element => element === document.activeElement);
  await first.waitFor({ state: 'detached' });
  await run('Jump to a date');
  await page.getByRole('dialog', { name: 'Jump to a date' }).getByRole('button', { name: 'Jump' }).click();
  await first.waitFor();

  await page.goto(`${endpoints().httpUrl}/rooms/${room.id}`);
  await app.message('The tulips are here').waitFor();
  await first.waitFor({ state: 'detached' });
  const { messages } = await callAs(ann, chatApi.history, { params: { id: room.id }, query: { limit: 100 } });
  const seq = messages.find(message => message.body === 'The first of all')?.seq ?? 0;
  await page.goto(`${endpoints().httpUrl}/rooms/${room.id}#message=${seq}`);
  await first.waitFor();
  await eventually(async () => expect(await isMarked()).toBe(true));
  await app.act('The first of all', 'Copy link');
  await page.getByText('Copied', { exact: true }).waitFor();
});

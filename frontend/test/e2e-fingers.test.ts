import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, send } from '@parley/dev-env/people';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';
import { Finger } from '../e2e/finger.ts';

const wide = 'a_word_that_is_too_long_for_the_screen_of_a_phone '.repeat(4).replaceAll(' ', '_');

let browser: Browser;
let page: Page;
let app: App;
let room: Room;
let finger: Finger;

beforeAll(async () => {
  browser = await openBrowser();
  const person = await newPerson('finger');
  room = await newGroup(person, [], { name: 'Orchard' });
  await newGroup(person, [], { name: 'Meadow' });
  for (let count = 1; count <= 20; count += 1) await send(person, room.id, `pear ${count}`);
  await send(person, room.id, `\`\`\`\n${wide}\n\`\`\``);
  const { id: messageId } = await send(person, room.id, 'Ripe at last');
  const body = { emoji: '🍐', on: true };
  await callAs(person, chatApi.react, { params: { id: room.id, messageId }, body });
  ({ page } = await newDevice(browser, { phone: { width: 390, height: 844 } }));
  app = new App(page, endpoints().httpUrl);
  finger = new Finger(page);
  await app.signIn(person.user.username, person.password);
});
afterAll(() => browser.close());

beforeEach(async () => {
  await page.goto(`${app.url}/rooms/${room.id}`);
  await app.message('Ripe at last').waitFor();
});

const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
/** What answers a finger is the last to come with a page. */
async function untilGestures(): Promise<void> {
  await finger.hold(app.message('Ripe at last').getByText('Ripe at last'), item('Edit'));
  await page.keyboard.press('Escape');
  await item('Edit').waitFor({ state: 'detached' });
}
const path = () => new URL(page.url()).pathname;

test('a finger that rests on a message opens its menu, each time, and is no tap', async () => {
  for (const round of [1, 2]) {
    await finger.hold(app.message('Ripe at last').getByText('Ripe at last'), item('Edit'));
    expect(await item('Delete').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await item('Edit').waitFor({ state: 'detached' });
    expect([round, path()]).toEqual([round, `/rooms/${room.id}`]);
  }
});

test('a finger that rests on a line of the list opens the menu of the conversation, which stays closed', async () => {
  await untilGestures();
  await page.getByRole('link', { name: 'Back' }).tap();
  await finger.hold(app.inList('Meadow'), item('Mark as unread'));
  expect(path()).toBe('/');
  await item('Mark as unread').tap();
  await app.inList('Meadow').getByText('Marked as unread').waitFor();
  await finger.hold(app.inList('Meadow'), item('Mark as read'));
  expect(path()).toBe('/');
});

test('a swipe leads back to the list; a scroll, a short way, and code that scrolls sideways do not', async () => {
  const text = app.message('Ripe at last').getByText('Ripe at last');
  await untilGestures();
  for (const way of [
    { x: 30, y: 200 },
    { x: 40, y: 0 },
    { x: -200, y: 0 },
  ])
    await finger.swipe(text, way);
  await finger.swipe(app.message('a_word').locator('pre'), { x: 150, y: 0 });
  expect(path()).toBe(`/rooms/${room.id}`);
  expect(await page.getByRole('main').evaluate(main => main.style.transform)).toBe('');
  await finger.swipe(app.message('pear 20').getByText('pear 20'), { x: 150, y: 10 });
  await app.inList('Meadow').waitFor();
  expect(path()).toBe('/');
});

/** Buttons and links that a finger misses within 22 pixels of their middle, but those within a line of text. */
const small = () =>
  page.evaluate(() => {
    const targets = 'button, a[href], [role="tab"], [role="switch"], [role="menuitem"]';
    const seen = [...document.querySelectorAll<HTMLElement>(targets)].filter(
      element =>
        element.checkVisibility({ opacityProperty: true }) &&
        element.getBoundingClientRect().bottom > 0 &&
        element.getBoundingClientRect().width > 1 &&
        !element.closest('p, .sr-only'),
    );
    function misses(element: HTMLElement): boolean {
      const { width, height } = element.getBoundingClientRect();
      if (width >= 44 && height >= 44) return false;
      element.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const ways = [
        [-21, 0],
        [21, 0],
        [0, -21],
        [0, 21],
      ] as const;
      return ways.some(([dx, dy]) => !element.contains(document.elementFromPoint(x + dx, y + dy)));
    }
    return seen.filter(misses).map(element => element.getAttribute('aria-label') ?? element.textContent);
  });

test('what one presses is 44 pixels large, in the list, in a conversation and in the settings', async () => {
  expect(await small()).toEqual([]);
  await app.message('Ripe at last').getByText('Ripe at last').tap();
  expect(await small()).toEqual([]);
  await page.getByRole('button', { name: 'Conversation menu' }).tap();
  await item('Mute').waitFor();
  expect(await small()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show members' }).tap();
  await page.getByRole('dialog').waitFor();
  expect(await small()).toEqual([]);
  for (const where of ['/', '/settings']) {
    await page.goto(`${app.url}${where}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect([where, await small()]).toEqual([where, []]);
  }
});

test('a group is called by voice from its menu', async () => {
  await page.getByRole('button', { name: 'Conversation menu' }).tap();
  await item('Voice call').tap();
  await app.call.lobby.waitFor();
});

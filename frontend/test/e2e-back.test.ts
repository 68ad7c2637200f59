import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, send } from '@parley/dev-env/people';
import type { Room } from '@parley/contracts/room';
import type { Browser, Locator, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

const phone = { width: 390, height: 844 };

let browser: Browser;
let page: Page;
let app: App;
let room: Room;

beforeAll(async () => {
  browser = await openBrowser();
  const person = await newPerson('walker');
  room = await newGroup(person, [], { name: 'Path' });
  await send(person, room.id, 'Mind the step');
  ({ page } = await newDevice(browser));
  await page.setViewportSize(phone);
  app = new App(page, endpoints().httpUrl);
  await app.signIn(person.user.username, person.password);
  await app.open('Path');
  await app.message('Mind the step').waitFor();
});

afterAll(() => browser.close());

const button = (name: string) => page.getByRole('button', { name, exact: true }).first();
const menuItem = async (menu: string, item: string) => {
  await button(menu).click();
  await page.getByRole('menuitem', { name: item }).click();
};
const dialog = () => page.getByRole('dialog');
const conversation = () => page.getByRole('heading', { name: 'Path', level: 1 });

/** What stands above the conversation, and how one comes there. */
const panels: Record<string, () => Promise<void>> = {
  members: () => button('Show members').click(),
  'adding people': () => menuItem('Conversation menu', 'Add people'),
  'the question before leaving': () => menuItem('Conversation menu', 'Leave group'),
  'the quick switcher': () => page.keyboard.press('Control+k'),
};

test.each(Object.keys(panels))('on a phone, Back and Escape close %s and nothing else', async name => {
  for (const close of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
    await panels[name]?.();
    await dialog().waitFor();
    await close();
    await dialog().waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe(`/rooms/${room.id}`);
    expect(await conversation().isVisible()).toBe(true);
  }
});

/** Goes one step back and sees where that leads. */
async function back(seen: Locator): Promise<void> {
  await page.goBack();
  await seen.waitFor();
}

test('Back leads from the lobby and from a call to the conversation, and from there to the list', async () => {
  await button('Video call').click();
  await app.call.lobby.waitFor();
  await back(conversation());
  await button('Video call').click();
  await app.call.lobby.waitFor();
  await page.keyboard.press('Escape');
  await app.composer.waitFor();

  await app.call.start('video');
  await back(app.composer);
  await app.call.dock
    .or(page.getByRole('region', { name: 'Call in Path' }))
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^Show the call/ }).click();
  await app.call.controls.waitFor();
  await page.keyboard.press('Escape');
  await app.composer.waitFor();
  await page.getByRole('button', { name: /^Show the call/ }).click();
  await app.call.leave();
  await page.getByRole('link', { name: 'Back to the conversation' }).click();
  await app.composer.waitFor();

  // All of that has left nothing behind in the history.
  await back(app.inList('Path'));
  expect(new URL(page.url()).pathname).toBe('/');
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newPerson, type Person } from '@parley/dev-env/people';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';
import type { Browser, Locator, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let page: Page;
let app: App;
let host: Person;
let hosting: VideoClient;

/** A call in a dm, in which somebody else is by a client without pictures. */
beforeAll(async () => {
  browser = await openBrowser();
  const [caller, guest] = [await newPerson('caller'), await newPerson('guest')];
  host = caller;
  const body = { kind: 'dm' as const, memberIds: [guest.user.id] };
  const { room } = await callAs(host, chatApi.createRoom, { body });
  page = (await newDevice(browser)).page;
  app = new App(page, endpoints().httpUrl);
  await app.signIn(guest.user.username, guest.password);
  const { ticket } = await callAs(host, videoApi.callTicket, { params: { id: room.id } });
  hosting = await connectVideo(ticket);
  await hosting.ask('call:join');
  await app.call.ringing.waitFor();
  await app.call.answer('video');
});

afterAll(async () => {
  hosting.close();
  await browser.close();
});

const stage = () => page.getByRole('region', { name: /^Call with / });
async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return box;
}
const other = () => app.call.tile(host.user.displayName);
const own = () => app.call.tile('You');

/** Whether oneself stands in a corner of the other one's picture. */
const cornerOf = async () => {
  const [small, large] = [await boxOf(own()), await boxOf(other())];
  const side = small.x + small.width / 2 < large.x + large.width / 2 ? 'left' : 'right';
  return `${small.y + small.height / 2 < large.y + large.height / 2 ? 'top' : 'bottom'}-${side}`;
};

test.each([
  ['on a wide window', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
])('the other person fills the call, and oneself is small on it, %s', async (_, size) => {
  await page.setViewportSize(size);
  await eventually(async () => {
    const [large, small, all] = [await boxOf(other()), await boxOf(own()), await boxOf(stage())];
    expect([large.width, large.height]).toEqual([all.width, all.height]);
    // Less the line at its edge.
    expect(all.width).toBeGreaterThanOrEqual(size.width - 1);
    expect(small.width * small.height).toBeLessThan((large.width * large.height) / 8);
  });
  expect(await cornerOf()).toBe('bottom-right');
});

test('oneself is dragged to a corner, or goes there without dragging', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const from = await boxOf(own());
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(300, 200, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => expect(await cornerOf()).toBe('top-left'));
  await own().getByRole('button', { name: 'Options for' }).click();
  await page.getByRole('menuitem', { name: 'Move to the next corner' }).click();
  await eventually(async () => expect(await cornerOf()).toBe('top-right'));
});

test('the menu of a person has their name, is on the screen of a phone, and leads to their profile', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { displayName } = host.user;
  const trigger = other().getByRole('button', { name: `Options for ${displayName}` });
  await trigger.focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu');
  await menu.getByText(displayName).waitFor();
  const { x, width } = await boxOf(menu);
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(390);
  await menu.getByRole('menuitem', { name: 'Show profile' }).press('Enter');
  await page.getByRole('dialog', { name: new RegExp(displayName) }).waitFor();
  await page.keyboard.press('Escape');
});

test('the list comes back when it is wanted', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const list = page.getByRole('navigation', { name: 'Conversations' });
  expect(await list.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Show the list' }).click();
  await list.waitFor();
  await page.getByRole('button', { name: 'Hide the list' }).click();
  await list.waitFor({ state: 'hidden' });
  await app.call.leave();
  await list.waitFor();
});

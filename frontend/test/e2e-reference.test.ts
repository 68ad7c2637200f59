import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { api } from '@parley/contracts/api';
import { chatCommands, chatNotices } from '@parley/contracts/chat-events';
import { videoCommands, videoNotices } from '@parley/contracts/video-events';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser } from 'playwright-core';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';
import { accessFindings } from '../e2e/check-access.ts';

let browser: Browser;
let device: Device;

beforeAll(async () => {
  browser = await openBrowser();
  device = await newDevice(browser);
  await device.page.emulateMedia({ reducedMotion: 'reduce' });
});

afterAll(() => browser.close());

/** Signed in nowhere, through the gateway and its CSP. */
async function open(path: string): Promise<void> {
  await device.page.goto(endpoints().httpUrl + path);
  await device.page.getByRole('article').first().waitFor();
}

const entries = () => device.page.getByRole('article');
const count = (...tables: object[]) => tables.reduce<number>((sum, table) => sum + Object.keys(table).length, 0);

test('every REST call is shown, with its fields, its errors and an example', async () => {
  await open('/api/docs');
  expect(await entries().count()).toBe(count(api));
  const send = device.page
    .getByRole('article', { name: '/api/messages/room/{id}' })
    .filter({ hasText: 'Send a message' });
  await send.getByText('Errors').click();
  await send.getByText('404 unknown_room').waitFor();
  expect(await send.getByRole('figure').first().innerText()).toContain('"clientMsgId"');
});

test('every command and every notice is shown, with what it answers', async () => {
  await open('/api/docs?of=sockets');
  // Both servers tell of a refused handshake.
  expect(await entries().count()).toBe(count(chatCommands, chatNotices, videoCommands, videoNotices) + 2);
  const join = device.page.getByRole('article', { name: 'room:join' });
  await join.getByText('Fields of room').click();
  await join.getByText('memberCount').waitFor();
});

test('a platform that is not in production shows its topics', async () => {
  await open('/api/docs');
  await device.page.getByRole('link', { name: 'Kafka' }).click();
  await device.page.getByRole('article', { name: 'message.created.v1' }).waitFor();
  await device.page.getByRole('heading', { name: 'chat.room-log.dlq' }).waitFor();
});

test('a link leads to its entry, and the filter leaves what was looked for', async () => {
  await open('/api/docs?of=sockets#chat.sync');
  await expect(device.page.getByRole('heading', { name: 'sync', exact: false }).first().isVisible()).resolves.toBe(
    true,
  );
  const top = () => device.page.locator('[id="chat.sync"]').evaluate(entry => entry.getBoundingClientRect().top);
  expect(await top()).toBeLessThan(200);
  await device.page.getByRole('searchbox').fill('TYPING command');
  expect(await entries().count()).toBe(2);
});

test('the keyboard reaches the reference at once', async () => {
  await open('/api/docs');
  await device.page.keyboard.press('Tab');
  await device.page.keyboard.press('Enter');
  await expect(device.page.evaluate(() => document.activeElement?.id)).resolves.toBe('reference');
});

describe.each(['light', 'dark'] as const)('%s', colorScheme => {
  test.each([1440, 390])('%s pixels wide nothing is cut off, and WCAG 2.2 AA holds', async width => {
    await device.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await device.page.setViewportSize({ width, height: 844 });
    for (const part of ['rest', 'sockets', 'kafka']) {
      await open(`/api/docs?of=${part}`);
      expect(await device.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await device.page.getByRole('main').evaluate(main => main.scrollWidth - main.clientWidth)).toBe(0);
      // axe looks at every element, and all entries at once are a long page.
      await device.page.getByRole('searchbox').fill('room member');
      expect(await accessFindings(device.page)).toEqual([]);
    }
  });
});

test('the browser had nothing to complain about', () => {
  expect(device.complaints).toEqual([]);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser, type DeviceOptions } from '../e2e/browser.ts';
import { type Face, sitBeforeCamera } from '../e2e/readme/face.ts';
import { type Harbour, type Name, openHarbour, password } from '../e2e/readme/harbour.ts';

/** `npm run pictures`: those of the README, as people would see the app. */
const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const faces: Record<Exclude<Name, 'Maple' | 'Juniper'>, Face> = {
  Alder: { skin: '#d9a27c', hair: '#3a2a22', shirt: '#3d6b5c', wall: ['#cbb893', '#8d7a5a'], isLong: false },
  Rowan: { skin: '#7b4b33', hair: '#17110f', shirt: '#c9932f', wall: ['#9fd3c6', '#3f7f78'], isLong: true },
  Hazel: { skin: '#efc29a', hair: '#8a5423', shirt: '#48608f', wall: ['#b9c6e6', '#5d6aa8'], isLong: false },
  Linden: { skin: '#b5805a', hair: '#41233f', shirt: '#a23a55', wall: ['#e2bcd4', '#9a5d83'], isLong: true },
};

let browser: Browser;
let harbour: Harbour;

beforeAll(async () => {
  browser = await openBrowser();
  harbour = await openHarbour();
}, 120_000);
afterAll(() => browser.close());

async function enter(name: keyof typeof faces, options: DeviceOptions & { size?: typeof desk } = {}): Promise<App> {
  const { context, page } = await newDevice(browser, options);
  await context.addInitScript(sitBeforeCamera, faces[name]);
  if (options.size) await page.setViewportSize(options.size);
  const app = new App(page, endpoints().httpUrl);
  await app.signIn(name.toLowerCase(), password);
  return app;
}

async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ caret: 'hide', animations: 'disabled' }));
}

const channelPath = () => `/spaces/${harbour.space.id}/channels/${harbour.channel.id}`;

test('a channel of a space on a desktop, in both themes, and the list on a phone', async () => {
  const others = await Promise.all((['Rowan', 'Hazel', 'Linden'] as const).map(name => enter(name)));
  for (const { page, url } of others) await page.goto(`${url}${channelPath()}`);
  const alder = await enter('Alder', { size: desk });
  for (const theme of ['light', 'dark'] as const) {
    await alder.page.emulateMedia({ colorScheme: theme });
    await alder.page.goto(`${alder.url}${channelPath()}`);
    await alder.message('let’s talk it through').waitFor();
    const members = alder.page.getByRole('button', { name: 'Show members' });
    if (await members.isVisible()) await members.click();
    const panel = alder.page.getByRole('complementary', { name: 'Members' });
    await panel.getByText('@linden').waitFor();
    await alder.page.mouse.move(1_000, 860);
    await alder.page.waitForTimeout(3_000);
    await keep(alder.page, `conversation-${theme}`);
  }
  const small = await enter('Alder', { phone });
  await small.inList('Kitchen table').waitFor();
  await keep(small.page, 'phone');
  expect(await small.inList('Rowan').isVisible()).toBe(true);
  for (const { page } of [...others, alder, small]) await page.context().close();
}, 180_000);

test('a call of four on a desktop, and of two on a phone', async () => {
  const [first, second, ...rest] = await Promise.all(
    (['Rowan', 'Hazel', 'Linden'] as const).map(name => enter(name, { size: { width: 800, height: 600 } })),
  );
  if (!first || !second) throw new Error('nobody is there');
  const alder = await enter('Alder', { size: desk });
  const all = [first, second, ...rest, alder];
  for (const { page, url } of all) await page.goto(`${url}${channelPath()}`);
  await first.call.start();
  for (const app of [second, ...rest, alder]) await app.call.join();
  for (const name of ['Rowan', 'Hazel', 'Linden']) await alder.call.tile(name).locator('video').waitFor();
  await second.call.press('Raise hand');
  await sharp(alder.page);
  await keep(alder.page, 'call');
  for (const app of [second, ...rest, alder]) await app.call.leave();
  await first.call.leave();
  const small = await enter('Alder', { phone });
  await small.open('Rowan');
  await small.call.start();
  await first.call.answer();
  await small.call.tile('Rowan').locator('video').waitFor();
  await sharp(small.page);
  await keep(small.page, 'call-phone');
}, 240_000);

/** Until the pictures of the others are more than the first blur. */
async function sharp(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].every(({ videoWidth }) => videoWidth >= 320),
  );
  await page.mouse.move(200, 700);
}

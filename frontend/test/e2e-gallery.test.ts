import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser } from 'playwright-core';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';
import { accessFindings } from '../e2e/check-access.ts';
import { type DevServer, startDevServer } from '../e2e/dev-server.ts';

const filesOf = (folder: string) => readdirSync(fileURLToPath(new URL(`../src/${folder}`, import.meta.url)));

let browser: Browser;
let server: DevServer;
let device: Device;

beforeAll(async () => {
  server = await startDevServer();
  browser = await openBrowser();
  device = await newDevice(browser);
  await device.page.emulateMedia({ reducedMotion: 'reduce' });
  // The first page of a development server waits until it has read all packages.
  await device.page.goto(`${server.url}/gallery.html`, { timeout: 90_000 });
  await device.page.getByRole('heading', { name: 'Gallery' }).waitFor();
});

afterAll(async () => {
  await browser.close();
  server.stop();
});

const shown = () => device.page.getByRole('region').evaluateAll(all => all.map(one => one.getAttribute('aria-label')));

/** What draws nothing by itself. */
const unseen = ['cn.ts', 'hues.ts', 'main-id.ts', 'open-menu-of.ts', 'toasts.ts'];

test('every part of components/ui is in the gallery, and nothing that is gone', async () => {
  const parts = filesOf('components/ui').filter(file => !unseen.includes(file));
  const ofUi = (await shown()).filter(name => name !== 'tile.tsx' && name !== 'screen-tile.tsx');
  expect(ofUi.sort()).toEqual(parts.sort());
});

test('the tiles of calls are there, with a picture that moves', async () => {
  expect(await shown()).toEqual(expect.arrayContaining(['tile.tsx', 'screen-tile.tsx']));
  const tile = device.page.getByRole('listitem', { name: 'You' }).first();
  await tile.scrollIntoViewIfNeeded();
  await expect(
    tile
      .locator('video')
      .evaluate((video: HTMLVideoElement) => new Promise(seen => video.requestVideoFrameCallback(() => seen(true)))),
  ).resolves.toBe(true);
});

describe.each(['light', 'dark'])('%s', theme => {
  test.each(['ltr', 'rtl'])('%s: WCAG 2.2 AA holds', async direction => {
    await device.page.getByRole('button', { name: theme }).click();
    await device.page.getByRole('button', { name: direction }).click();
    expect(await accessFindings(device.page)).toEqual([]);
  });
});

test('the browser had nothing to complain about', () => {
  expect(device.complaints).toEqual([]);
});

test('the built app has no gallery', async () => {
  const [gallery, index] = await Promise.all(
    ['/gallery.html', '/index.html'].map(async path => (await fetch(endpoints().httpUrl + path)).text()),
  );
  expect(gallery).toBe(index);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';
import { accessFindings } from '../e2e/check-access.ts';

let browser: Browser;
let device: Device;
let app: App;

beforeAll(async () => {
  browser = await openBrowser();
  device = await newDevice(browser);
  // Fading things would be judged by the colour of a moment.
  await device.page.emulateMedia({ reducedMotion: 'reduce' });
  app = new App(device.page, endpoints().httpUrl);
  await app.register('Hazel');
  await app.createGroup('Accessible to all');
  await app.send('A first message', 'https://example.org and a second one');
  await app.message('A first message').waitFor();
});

afterAll(() => browser.close());

const screens: Record<string, () => Promise<void>> = {
  'a conversation': () => app.open('Accessible to all'),
  'its members': async () => {
    const show = device.page.getByRole('button', { name: 'Show members' });
    if (await show.isVisible()) await show.click();
    await device.page.getByRole('complementary', { name: 'Members' }).getByText('Owner').waitFor();
  },
  'the quick switcher': async () => {
    await device.page.keyboard.press('Control+k');
    await device.page.getByRole('dialog').waitFor();
  },
  'a new conversation': async () => {
    await device.page.keyboard.press('Escape');
    await device.page.getByRole('dialog').waitFor({ state: 'detached' });
    await device.page.getByRole('button', { name: 'New conversation' }).click();
    await device.page.getByRole('tab', { name: 'Group' }).click();
    await device.page.getByLabel('Group name').waitFor();
  },
  settings: async () => {
    await device.page.goto(`${app.url}/settings`);
    await device.page.getByText('This device', { exact: true }).waitFor();
  },
  'the lobby of a call': async () => {
    await device.page.goto(app.url);
    await app.open('Accessible to all');
    await device.page.getByRole('button', { name: 'Video call' }).click();
    await app.call.lobby.locator('video').waitFor();
  },
  'a call': async () => {
    await app.call.enter();
    await app.call.sees('You');
  },
  'a call while something else is on the screen': async () => {
    await device.page.getByRole('button', { name: 'Back to the conversation' }).click();
    await app.call.dock.waitFor();
  },
  'the end of a call': async () => {
    await app.call.dock.getByRole('button', { name: 'Show the call' }).click();
    await app.call.leave();
  },
  'the call check': async () => {
    await device.page.goto(`${app.url}/call-check`);
    await device.page.getByRole('button', { name: 'Start the check' }).click();
    await device.page.getByRole('button', { name: 'Check again' }).waitFor();
  },
};

describe.each(['light', 'dark'] as const)('WCAG 2.2 AA, %s', colorScheme => {
  beforeAll(async () => {
    await device.page.goto(app.url);
    await device.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  });

  test.each(Object.keys(screens))('%s', async name => {
    await screens[name]?.();
    await untilAtRest(device.page);
    expect(await accessFindings(device.page)).toEqual([]);
  });
});

/** Until nothing moves any more that will come to rest: what fades in has other colours before. */
async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

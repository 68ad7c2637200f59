import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Locator } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let ann: App;

beforeAll(async () => {
  browser = await openBrowser();
  const { page } = await newDevice(browser);
  ann = new App(page, endpoints().httpUrl);
  await ann.register('Ann');
});
afterAll(() => browser.close());

/** A picture as a file, drawn by the browser itself. */
async function drawn(width: number, height: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const text = await ann.page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      const context = canvas.getContext('2d');
      if (context) context.fillStyle = '#2f9e6e';
      context?.fillRect(0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    },
    [width, height],
  );
  return { name: 'rose.png', mimeType: 'image/png', buffer: Buffer.from(text, 'base64') };
}

/** Loaded, and not the sign of a broken picture. */
const isShown = (image: Locator) =>
  image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth > 0);

test('a profile picture is chosen, shown where the initials were, and removed', async () => {
  const { page } = ann;
  await page.goto(`${ann.url}/settings`);
  const field = page.getByRole('group', { name: 'Profile picture' });
  await field.locator('input[type=file]').setInputFiles(await drawn(400, 300));
  await page.getByText('Picture saved').waitFor();
  const image = field.locator('img[src^="/pictures/avatar/"]');
  await image.waitFor();
  await eventually(async () => expect(await isShown(image)).toBe(true));
  await field.getByRole('button', { name: 'Remove: Profile picture' }).click();
  await page.getByText('Picture removed').waitFor();
  await image.waitFor({ state: 'detached' });
});

test('what is no picture is refused in words', async () => {
  const field = ann.page.getByRole('group', { name: 'Profile picture' });
  const file = { name: 'rose.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
  await field.locator('input[type=file]').setInputFiles(file);
  await field.getByRole('alert').getByText('This picture can’t be used. Try another one.').waitFor();
});

test('a space gets an icon and a banner, which its invite shows', async () => {
  const { page } = ann;
  await page.goto(ann.url);
  await page.getByRole('button', { name: 'Add a space' }).click();
  await page.getByRole('menuitem', { name: 'Create a space' }).click();
  await page.getByLabel('Name').fill('Gardeners');
  await page.getByRole('button', { name: 'Create space' }).click();
  await page.getByRole('button', { name: 'Menu of Gardeners' }).click();
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  for (const name of ['Icon', 'Banner']) {
    const field = page.getByRole('group', { name, exact: true });
    await field.locator('input[type=file]').setInputFiles(await drawn(900, 300));
    const image = field.locator('img[src^="/pictures/"]');
    await image.waitFor();
    // Pictures are loaded as they come into view.
    await image.scrollIntoViewIfNeeded();
    await eventually(async () => expect(await isShown(image)).toBe(true));
  }
  const rail = page.getByRole('navigation', { name: 'Spaces' }).locator('img[src^="/pictures/icon/"]');
  await rail.waitFor();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';
import { newApp } from '../e2e/space.ts';

let browser: Browser;
let ann: App;
let page: Page;
let phone: Page;

/** Ann has two groups, and is signed in on a second device. */
beforeAll(async () => {
  browser = await openBrowser();
  ann = await newApp(browser);
  ({ page } = ann);
  const username = await ann.register('Ann');
  await ann.createGroup('Herbs');
  await ann.createGroup('Roses');
  const device = new App((await newDevice(browser)).page, ann.url);
  phone = device.page;
  await device.signIn(username);
});
afterAll(() => browser.close());

const list = (screen: Page) => screen.getByRole('navigation', { name: 'Conversations' });
const head = (screen: Page, name: string) => list(screen).getByRole('heading', { name });
const pickMenu = async (of: string, item: string) => {
  await list(page)
    .getByRole('button', { name: `Menu of ${of}`, exact: true })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item, exact: true }).focus();
  await page.keyboard.press('Enter');
};

/** Headings and conversations of a list stand in this order. */
const stands = (screen: Page, ...names: string[]) =>
  eventually(async () => {
    const text = (await list(screen).textContent()) ?? '';
    const places = names.map(name => text.indexOf(name));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

async function drag(from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x, to.y + 2, { steps: 4 });
  await page.mouse.up();
}

async function middleOf(name: string, role: 'heading' | 'link') {
  const box = await list(page).getByRole(role, { name }).boundingBox();
  if (!box) throw new Error(`${name} is not on the screen`);
  return { x: box.x + 60, y: box.y + box.height / 2, top: box.y };
}

test('a conversation is put into a new section from its menu, and the other device shows it', async () => {
  await ann.open('Herbs');
  await page.getByRole('button', { name: 'Conversation menu' }).click();
  await page.getByRole('menuitem', { name: 'Move to a section' }).click();
  await page.getByLabel('Name of the section').fill('Garden');
  await page.getByRole('button', { name: 'Create section' }).click();
  for (const screen of [page, phone]) await stands(screen, 'Garden', 'Herbs', 'Conversations', 'Roses');
});

test('sections are ordered by keyboard and by dragging, and a conversation is dragged into one', async () => {
  await pickMenu('Garden', 'New section');
  await page.getByLabel('Name of the section').fill('Kitchen');
  await page.getByRole('button', { name: 'Create section' }).click();
  for (const screen of [page, phone]) await stands(screen, 'Garden', 'Kitchen', 'Conversations');
  await pickMenu('Kitchen', 'Move up');
  await page.getByText('Kitchen is now 1 of 2').waitFor({ state: 'attached' });
  for (const screen of [page, phone]) await stands(screen, 'Kitchen', 'Garden', 'Herbs');

  await drag(await middleOf('Roses', 'link'), await middleOf('Kitchen', 'heading'));
  for (const screen of [page, phone]) await stands(screen, 'Kitchen', 'Roses', 'Garden', 'Herbs');
  const kitchen = await middleOf('Kitchen', 'heading');
  await drag(await middleOf('Garden', 'heading'), { x: kitchen.x, y: kitchen.top });
  for (const screen of [page, phone]) await stands(screen, 'Garden', 'Herbs', 'Kitchen', 'Roses');
  await page.reload();
  await stands(page, 'Garden', 'Herbs', 'Kitchen', 'Roses');
});

test('a section folds, is renamed and deleted on both devices, and the deletion is taken back', async () => {
  await head(page, 'Kitchen').getByRole('button').click();
  for (const screen of [page, phone]) {
    await head(screen, 'Kitchen').getByRole('button', { expanded: false }).waitFor();
    await list(screen).getByRole('link', { name: 'Roses' }).waitFor({ state: 'detached' });
  }
  await pickMenu('Kitchen', 'Rename');
  await page.getByLabel('Name of the section').fill('Balcony');
  await page.getByRole('button', { name: 'Save' }).click();
  for (const screen of [page, phone]) await head(screen, 'Balcony').waitFor();
  await pickMenu('Balcony', 'Delete section');
  for (const screen of [page, phone]) await stands(screen, 'Garden', 'Herbs', 'Conversations', 'Roses');
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const screen of [page, phone]) await head(screen, 'Balcony').getByRole('button', { expanded: false }).waitFor();
});

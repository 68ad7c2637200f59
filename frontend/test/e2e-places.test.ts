import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { createSpace, newApp } from '../e2e/space.ts';

let browser: Browser;
let ann: App;
let page: Page;

/** Ann owns a space made from the template of a team. */
beforeAll(async () => {
  browser = await openBrowser();
  ann = await newApp(browser);
  ({ page } = ann);
  await ann.register('Ann');
  await createSpace(ann, 'Gardeners', 'Team');
  await channel('general').waitFor();
});
afterAll(() => browser.close());

const list = () => page.getByRole('navigation', { name: 'Channels of Gardeners' });
const channel = (name: string) => list().getByRole('link', { name });
const names = async () =>
  (await list().getByRole('link').allTextContents()).map(text => text.replace(/^\w+ channel/, ''));
const menu = async (of: string, item: string) => {
  await page.getByRole('button', { name: `Menu of ${of}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

/** The order of two channels in the list, once they are there in it. */
const stands = (first: string, second: string) =>
  eventually(async () => {
    const all = await names();
    expect(all.indexOf(first)).toBeLessThan(all.indexOf(second));
  });

test('a channel is dragged above another one, stays there after a reload, and goes back by keyboard', async () => {
  await stands('general', 'random');
  await list().locator('li[draggable=true]').first().waitFor();
  const target = await channel('general').boundingBox();
  await channel('random').hover();
  await page.mouse.down();
  await page.mouse.move((target?.x ?? 0) + 40, (target?.y ?? 0) + 12, { steps: 8 });
  await page.mouse.move((target?.x ?? 0) + 40, (target?.y ?? 0) + 4, { steps: 4 });
  await page.mouse.up();
  await stands('random', 'general');
  await page.getByText(/^random is now \d of \d/).waitFor({ state: 'attached' });
  await page.reload();
  await channel('general').waitFor();
  await stands('random', 'general');

  await page.getByRole('button', { name: 'Menu of random' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move down' }).focus();
  await page.keyboard.press('Enter');
  await stands('general', 'random');
});

test('a favourite stands on top, also on another device; a channel that was left comes back from the browser', async () => {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await channel('random').hover();
  await menu('random', 'Add to favourites');
  for (const screen of [page, second]) await screen.getByRole('heading', { name: 'Favourites' }).waitFor();
  await stands('random', 'general');
  await second.close();
  await channel('random').hover();
  await menu('random', 'Leave channel');
  await channel('random').waitFor({ state: 'detached' });
  await menu('Gardeners', 'Browse channels');
  await page.getByLabel('Search channels').fill('rand');
  await page.getByRole('button', { name: 'Join random' }).click();
  await page.getByRole('button', { name: 'Leave random' }).waitFor();
  await page.keyboard.press('Escape');
  await channel('random').waitFor();
});

test('a channel is marked as unread, read again, and the toast takes it back; opening it clears the mark', async () => {
  await channel('general').click();
  await channel('random').hover();
  await menu('random', 'Mark as unread');
  await channel('random').getByText('Unread messages').waitFor();
  await channel('random').hover();
  await menu('random', 'Mark as read');
  await channel('random').getByText('Unread messages').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await channel('random').getByText('Unread messages').waitFor();
  await channel('random').click();
  await channel('random').getByText('Unread messages').waitFor({ state: 'detached' });
});

test('keys go to the next and the previous channel', async () => {
  await channel('general').click();
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
});

test('the space is seen as a member sees it, nothing can be sent meanwhile, and "why?" names the role', async () => {
  await menu('Gardeners', 'Space settings');
  await page.getByRole('link', { name: 'Roles' }).click();
  await page.getByRole('button', { name: 'Edit Member' }).click();
  await page.getByRole('button', { name: 'View as this role' }).click();
  await page.getByText('You see this space as').waitFor();
  await page.getByRole('button', { name: 'Choose roles' }).click();
  await page.getByRole('switch', { name: 'Moderator' }).click();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByText('You see this space as Moderator and Member').waitFor();
  await page.getByRole('button', { name: 'Choose roles' }).click();
  await page.getByRole('switch', { name: 'Moderator' }).click();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await channel('announcements').click();
  await page
    .getByText(/^Not allowed\. The permissions of this channel decide it for/)
    .first()
    .waitFor();
  expect(await ann.composer.count()).toBe(0);
  await page.getByRole('button', { name: 'End preview' }).click();
  await ann.composer.waitFor();

  await page.getByRole('button', { name: 'Show members' }).click();
  await page.getByRole('button', { name: 'Actions for Ann' }).click();
  await page.getByRole('menuitem', { name: 'What may they do, and why?' }).click();
  await page.getByText('The owner may do everything.').waitFor();
  await page.getByText('is above everyone in rank.').waitFor();
});

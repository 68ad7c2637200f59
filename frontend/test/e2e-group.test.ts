import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newPair, type Pair } from '../e2e/pair.ts';

let browser: Browser;
let pair: Pair;

beforeAll(async () => {
  browser = await openBrowser();
  pair = await newPair(browser, 'Garden');
});

afterAll(() => browser.close());

/** The words of a line in the conversation. */
const line = (page: Page, words: string) => page.getByText(words, { exact: true });

test('the owner renames a group and puts somebody out, and the room tells of both', async () => {
  const { alder, rowan } = pair;
  await alder.page.getByRole('button', { name: 'Conversation menu' }).click();
  await alder.page.getByRole('menuitem', { name: 'Group settings' }).click();
  await alder.page.getByLabel('Name', { exact: true }).fill('Orchard');
  await alder.page.getByLabel('Topic').fill('Apples and pears');
  await alder.page.getByRole('button', { name: 'Save' }).click();
  await rowan.page.getByRole('heading', { name: 'Orchard' }).waitFor();
  await line(rowan.page, 'Alder renamed the group to “Orchard”').waitFor();
  await line(rowan.page, 'Alder changed the topic to “Apples and pears”').waitFor();
  await alder.page.getByRole('button', { name: 'Show members' }).click();
  await alder.page.getByRole('button', { name: 'Menu of Rowan' }).click();
  await alder.page.getByRole('menuitem', { name: 'Remove from group' }).click();
  await alder.page.getByRole('dialog').getByRole('button', { name: 'Remove from group' }).click();
  await line(alder.page, 'Alder removed Rowan').waitFor();
  await rowan.inList('Orchard').waitFor({ state: 'detached' });
});

/** A small picture, made by the browser. */
async function drawn(page: Page) {
  const text = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 80 });
    const context = canvas.getContext('2d');
    if (context) context.fillStyle = '#2f9e6e';
    context?.fillRect(0, 0, 80, 80);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return { name: 'heap.png', mimeType: 'image/png', buffer: Buffer.from(text, 'base64') };
}

test('the owner gives a group a picture, and deletes it: both lists show each live', async () => {
  const { alder, rowan, username } = pair;
  await rowan.page.goto(rowan.url);
  await rowan.createGroup('Compost', username);
  await alder.open('Compost');
  await rowan.page.getByRole('button', { name: 'Conversation menu' }).click();
  await rowan.page.getByRole('menuitem', { name: 'Group settings' }).click();
  const picture = rowan.page.getByRole('group', { name: 'Picture' });
  await picture.locator('input[type=file]').setInputFiles(await drawn(rowan.page));
  await picture.locator('img[src^="/pictures/icon/"]').waitFor();
  const listed = alder.inList('Compost').locator('img');
  await eventually(async () =>
    expect(await listed.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true),
  );
  await line(alder.page, 'Rowan changed the picture').waitFor();
  await rowan.page.keyboard.press('Escape');
  await rowan.page.getByRole('button', { name: 'Conversation menu' }).click();
  await rowan.page.getByRole('menuitem', { name: 'Delete group' }).click();
  const confirm = rowan.page.getByRole('button', { name: 'Delete group' });
  expect(await confirm.isDisabled()).toBe(true);
  await rowan.page.getByLabel('Type “Compost” to confirm').fill('Compost');
  await confirm.click();
  await rowan.page.getByText('Compost is deleted').waitFor();
  for (const app of [alder, rowan]) await app.inList('Compost').waitFor({ state: 'detached' });
  await alder.page.getByText('Conversation not found').waitFor();
});

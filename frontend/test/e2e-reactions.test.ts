import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { accessFindings } from '../e2e/check-access.ts';
import { newPair, type Pair } from '../e2e/pair.ts';

let browser: Browser;
let pair: Pair;

beforeAll(async () => {
  browser = await openBrowser();
  pair = await newPair(browser, 'Reactions');
  await pair.alder.send('A salad');
  await pair.rowan.message('A salad').waitFor();
});

afterAll(async () => {
  await pair?.close();
  await browser?.close();
});

const chip = (app: App, emoji: string, who: string): Locator =>
  app.message('A salad').getByRole('button', { name: new RegExp(`^${emoji} *\\d+ *${who}$`) });

async function openPicker(app: App): Promise<Locator> {
  await app.message('A salad').hover();
  await app.message('A salad').getByRole('button', { name: 'Add a reaction' }).click();
  const picker = app.page.getByRole('dialog', { name: 'Add a reaction' });
  await picker.getByLabel('Search emoji').waitFor();
  return picker;
}

test('an often used emoji is one click away, shows at both, and says who chose it', async () => {
  const { alder, rowan } = pair;
  await (await openPicker(rowan)).getByRole('button', { name: '👍' }).first().click();
  await chip(rowan, '👍', 'You').waitFor();
  await chip(alder, '👍', 'Rowan').click();
  await chip(rowan, '👍', 'You, Alder').waitFor();
  expect(await chip(alder, '👍', 'You, Rowan').getAttribute('aria-pressed')).toBe('true');
  await chip(alder, '👍', 'You, Rowan').click();
  await chip(rowan, '👍', 'You').waitFor();
});

test('any other is found by its name, with the keyboard alone', async () => {
  const { alder, rowan } = pair;
  const picker = await openPicker(alder);
  await picker.getByLabel('Search emoji').fill('avocado');
  await picker
    .getByRole('gridcell', { name: /avocado/i })
    .first()
    .waitFor();
  await alder.page.keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  await chip(rowan, '🥑', 'Alder').waitFor();
});

test('what was chosen without a connection is shown at once and arrives later', async () => {
  const { alder, rowan, devices } = pair;
  await devices[1].network.cut();
  await chip(rowan, '🥑', 'Alder').click();
  await chip(rowan, '🥑', 'You, Alder').waitFor();
  await devices[1].network.mend();
  await chip(alder, '🥑', 'You, Rowan').waitFor();
});

test('after a reload they are as they were, and nothing on the screen is out of reach', async () => {
  const { alder } = pair;
  await alder.page.reload();
  await chip(alder, '🥑', 'You, Rowan').waitFor();
  await openPicker(alder);
  await alder.page.getByRole('gridcell').first().waitFor();
  expect(await accessFindings(alder.page)).toEqual([]);
});

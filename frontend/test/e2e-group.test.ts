import { afterAll, beforeAll, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newPair, type Pair } from '../e2e/pair.ts';

const slow = 90_000;

let browser: Browser;
let pair: Pair;

beforeAll(async () => {
  browser = await openBrowser();
  pair = await newPair(browser, 'Garden');
}, slow);

afterAll(() => browser.close());

/** The words of a line in the conversation. */
const line = (page: Page, words: string) => page.getByText(words, { exact: true });

test(
  'the owner renames a group and puts somebody out, and the room tells of both',
  async () => {
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
  },
  slow,
);

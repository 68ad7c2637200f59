import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { channelIn, createSpace, inviteLink, newApp } from '../e2e/space.ts';

let browser: Browser;
/** Ann owns the space, Ben is a member. */
let ann: App;
let ben: App;

beforeAll(async () => {
  browser = await openBrowser();
  [ann, ben] = [await newApp(browser), await newApp(browser)];
  await ann.register('Ann');
  await ben.register('Ben');
  await createSpace(ann, 'Orchard', 'Team');
  await channel(ann.page, 'general').click();
  await ben.page.goto(await inviteLink(ann, 'Orchard'));
  await ben.page.getByRole('button', { name: 'Join space' }).click();
  await channel(ben.page, 'general').click();
});
afterAll(() => browser.close());

const channel = (page: Page, name: string) => channelIn(page, 'Orchard', name);

test('a rule is made and tried, and keeps a message out', async () => {
  const { page } = ann;
  await page.getByRole('button', { name: 'Menu of Orchard' }).click();
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByRole('link', { name: 'Filter' }).click();
  await page.getByText('No rules').waitFor();
  await page.getByRole('button', { name: 'Add rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('No vegetables');
  await dialog.getByRole('radio', { name: /^Pattern/ }).check();
  await dialog.getByLabel('Regular expression').fill('pump(');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await dialog.getByText('This isn’t an expression that RE2 understands').waitFor();
  await dialog.getByLabel('Regular expression').fill('pump(kin)+');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('Text').fill('One PUMPKIN');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('No vegetables: Refuse').waitFor();

  await ben.send('A pumpkin for you');
  await ben.page.getByText('A rule of this space doesn’t allow this message.').waitFor();
  await page.getByRole('link', { name: 'Back to the space' }).click();
  await channel(page, 'general').click();
  expect(await page.getByText('A pumpkin for you').count()).toBe(0);
});

test('several messages are chosen and deleted at once', async () => {
  for (const text of ['pear one', 'pear two', 'pear three']) {
    await ben.send(text);
    await ann.message(text).waitFor();
  }
  const { page } = ann;
  await page.getByRole('button', { name: 'Moderate general' }).click();
  await page.getByRole('menuitem', { name: 'Delete messages' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /pear three/ }).check();
  await dialog.getByRole('checkbox', { name: /pear one/ }).click({ modifiers: ['Shift'] });
  await dialog.getByRole('button', { name: 'Delete 3 messages' }).click();
  await page.getByText('Deleted 3 messages').waitFor();
  for (const text of ['pear one', 'pear two', 'pear three']) await ben.message(text).waitFor({ state: 'detached' });
});

test('a channel is locked and unlocked with one click, and a person is reported', async () => {
  const { page } = ann;
  await page.getByRole('button', { name: 'Moderate general' }).click();
  await page.getByRole('menuitem', { name: 'Lock channel' }).click();
  await ben.page.getByText('This channel is locked.').waitFor();
  await ann.send('Only I can write');
  await ben.message('Only I can write').waitFor();
  await page.getByRole('button', { name: 'Moderate general' }).click();
  await page.getByRole('menuitem', { name: 'Unlock channel' }).click();
  await ben.send('Back again');
  await ann.message('Back again').waitFor();

  await ben.page.getByRole('button', { name: 'Members' }).first().click();
  await ben.page.getByRole('button', { name: 'Actions for Ann' }).click();
  await ben.page.getByRole('menuitem', { name: 'Report' }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Send report' }).click();
  await ben.page.getByText('The moderators will look at it.').waitFor();
  await page.getByRole('button', { name: 'Menu of Orchard' }).click();
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByRole('link', { name: 'Reports' }).click();
  const report = page.getByRole('article').filter({ hasText: 'Ben reported Ann' });
  await report.getByRole('button', { name: /^Resolve/ }).click();
  await page.getByText('No open reports').waitFor();
});

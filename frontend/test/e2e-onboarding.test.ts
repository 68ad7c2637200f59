import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { channelIn, createSpace, inviteLink, newApp } from '../e2e/space.ts';

const space = `Orchard ${crypto.randomUUID().slice(0, 8)}`;

let browser: Browser;
/** Ann owns the space, Ben comes by her link. */
let ann: App;
let ben: App;

beforeAll(async () => {
  browser = await openBrowser();
  [ann, ben] = await Promise.all([newApp(browser), newApp(browser)]);
  await ann.register('Ann');
  await ben.register('Ben');
});
afterAll(() => browser.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('an owner writes rules and a question, and sees them as a newcomer will', async () => {
  const { page } = ann;
  await createSpace(ann, space, 'Team');
  await page.getByRole('heading', { name: 'announcements', level: 1 }).waitFor();
  await press(page, `Menu of ${space}`);
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByRole('link', { name: 'Onboarding' }).click();
  await page.getByLabel('Show it to new members').click();
  await page.getByLabel('Welcome text').fill('Good to have you here.');
  await page.getByLabel('Rules', { exact: true }).fill('Be kind\nNo advertising');
  await page.getByLabel('Rules must be accepted').click();
  await press(page, 'Add question');
  await page.getByLabel('Question 1', { exact: true }).fill('What do you like?');
  await page.getByLabel('Answer 1 to question 1', { exact: true }).fill('Chatting');
  await page.getByLabel('Channels of answer 1 to question 1').click();
  await page.getByRole('checkbox', { name: 'random' }).check();
  await press(page, 'Preview');
  const preview = page.getByRole('dialog', { name: `Welcome to ${space}` });
  await preview.getByText('No advertising').waitFor();
  await preview.getByText('#random').waitFor();
  await press(page, 'Skip for now');
  await press(page, 'Save changes');
  await page.getByText('Saved').waitFor();
});

test('who comes by a link is welcomed, may put it off, and writes once they accept the rules', async () => {
  const { page } = ben;
  await page.goto(await inviteLink(ann, space));
  await press(page, 'Join space');
  const welcome = page.getByRole('dialog', { name: `Welcome to ${space}` });
  await welcome.getByText('Good to have you here.').waitFor();
  await welcome.getByRole('button', { name: 'Skip for now' }).click();
  await page.getByText('Accept the rules to write here.').waitFor();
  await channelIn(page, space, 'general').click();
  await ben.send('Am I allowed?');
  await page.getByText('Accept the rules first.').first().waitFor();

  await press(page, 'Read the rules');
  const done = welcome.getByRole('button', { name: 'Done' });
  expect(await done.isDisabled()).toBe(true);
  await welcome.getByLabel('I’ve read the rules and accept them').check();
  await welcome.getByLabel('Chatting').check();
  await done.click();
  await page.getByText('Accept the rules to write here.').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Favourites' }).waitFor();
  await ben.send('Now I am');
  await page.getByRole('article').filter({ hasText: 'Now I am' }).waitFor();
});

test('what was picked is changed later, in the menu of the space', async () => {
  const { page } = ben;
  await page.reload();
  await press(page, `Menu of ${space}`);
  await page.getByRole('menuitem', { name: 'Channels & roles' }).click();
  const again = page.getByRole('dialog', { name: 'Channels & roles' });
  expect(await again.getByLabel('Chatting').isChecked()).toBe(true);
  await again.getByLabel('Chatting').uncheck();
  await again.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'Favourites' }).waitFor({ state: 'detached' });
});

test('who comes straight into a channel on a phone is shown the rules, and reads them there before writing', async () => {
  const cat = await newApp(browser);
  const { page } = cat;
  await cat.register('Cat');
  await page.setViewportSize({ width: 390, height: 844 });
  const link = await inviteLink(ann, space);
  await page.goto(link);
  await press(page, 'Join space');
  const welcome = page.getByRole('dialog', { name: `Welcome to ${space}` });
  await welcome.getByRole('button', { name: 'Skip for now' }).click();
  await channelIn(page, space, 'general').click();
  await page.reload();
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Read the rules' }).click();
  await welcome.getByLabel('I’ve read the rules and accept them').check();
  await welcome.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Read the rules' }).waitFor({ state: 'detached' });
  await cat.send('From my phone');
  await page.getByRole('article').filter({ hasText: 'From my phone' }).waitFor();
});

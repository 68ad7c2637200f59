import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { openBrowser } from '../e2e/browser.ts';
import { channelIn, createSpace, inviteLink, newApp } from '../e2e/space.ts';

let browser: Browser;
/** Ann builds and moderates the space, Ben comes by its link. */
let ann: App;
let ben: App;
let link: string;

beforeAll(async () => {
  browser = await openBrowser();
  ann = await newApp(browser);
  ben = await newApp(browser);
  await ann.register('Ann');
});
afterAll(() => browser.close());

const channel = (page: Page, name: string) => channelIn(page, 'Gardeners', name);

test('a space is built from a template, and its first channel is written in', async () => {
  const { page } = ann;
  await createSpace(ann, 'Gardeners', 'Team');
  await channel(page, 'general').click();
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await ann.send('The roses are out');
  await ann.message('The roses are out').waitFor();
});

test('a menu stays open when a conversation arrives late', async () => {
  const { page } = ann;
  await channel(page, 'random').click();
  await page.getByRole('heading', { name: 'random', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Menu of Gardeners' }).click();
  await page.goBack();
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await ann.message('The roses are out').waitFor();
  await page.getByRole('menuitem', { name: 'Invite people' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
});

test('somebody comes by the link through its preview and the sign-up, and both talk', async () => {
  link = await inviteLink(ann, 'Gardeners');
  await ben.page.goto(link);
  await ben.page.getByText('Gardeners').first().waitFor();
  await ben.page.getByRole('link', { name: 'Create account' }).click();
  await signUp(ben, 'Ben');
  await ben.page.getByRole('button', { name: 'Join space' }).click();
  await channel(ben.page, 'general').click();
  await ben.message('The roses are out').waitFor();
  await ben.send('So are the tulips');
  await ann.message('So are the tulips').waitFor();
});

test('a member reports a message, and the owner sees what it said and why, and keeps it', async () => {
  const said = ben.message('The roses are out');
  await said.hover();
  await said.getByRole('button', { name: 'Message actions' }).click();
  await ben.page.getByRole('menuitem', { name: 'Report' }).click();
  const dialog = ben.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Something else/ }).check();
  await dialog.getByLabel('Note', { exact: true }).fill('These are tulips');
  await dialog.getByRole('button', { name: 'Send report' }).click();
  await ben.page.getByText('The moderators will look at it.').waitFor();

  const { page } = ann;
  await page.getByRole('button', { name: 'Menu of Gardeners' }).click();
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByRole('link', { name: 'Reports' }).click();
  const report = page.getByRole('article').filter({ hasText: 'The roses are out' });
  await report.getByText('Note: These are tulips').waitFor();
  await report.getByRole('button', { name: /^Keep message/ }).click();
  await page.getByText('No open reports').waitFor();
  await page.getByRole('tab', { name: 'Done' }).click();
  await report.getByText(/kept the message/).waitFor();
  await page.getByRole('link', { name: 'Back to the space' }).click();
  await channel(page, 'general').click();
});

test('a channel made private goes from the other screen, and a role brings more', async () => {
  await ann.page.getByRole('button', { name: 'Create channel in Work' }).click();
  await ann.page.getByLabel('Name').fill('secret-plans');
  await ann.page.getByRole('button', { name: 'Create channel', exact: true }).click();
  await channel(ben.page, 'secret-plans').waitFor();
  await ann.page.getByRole('link', { name: 'Direct messages' }).click();
  await channel(ben.page, 'random').click();
  await ben.send('Who waters on Sunday?');
  await ann.page.getByRole('navigation', { name: 'Spaces' }).getByRole('link', { name: 'Gardeners, unread' }).click();
  await makePrivate(ann, 'random');
  await ben.page.getByText('Channel not found').waitFor();
  await channel(ben.page, 'random').waitFor({ state: 'detached' });

  await channel(ben.page, 'announcements').click();
  await ben.page.getByText('You can read here, but not write.').waitFor();

  await openMembers(ann);
  await act(ann, 'Ben', 'Roles');
  await ann.page.getByRole('dialog').getByText('Moderator').click();
  await ann.page.getByRole('button', { name: 'Save' }).click();
  await ann.page.getByRole('heading', { name: /Moderator/ }).waitFor();

  await channel(ben.page, 'general').click();
  await ben.message('The roses are out').hover();
  await ben.message('The roses are out').getByRole('button', { name: 'Message actions' }).click();
  await ben.page.getByRole('menuitem', { name: 'Delete' }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await channel(ann.page, 'general').click();
  await ann.message('This message was deleted').or(ann.page.getByText('Message deleted')).first().waitFor();
});

test('a moderator may be banned by the owner, and is out on their own screen at once', async () => {
  await act(ann, 'Ben', 'Ban');
  await ann.page.getByLabel('Reason').fill('A test');
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Ban' }).click();
  await ann.page.getByText('Ben was banned').first().waitFor();
  await ben.page.getByText('Space not found').or(ben.page.getByText('Channel not found')).first().waitFor();
  await ben.page.goto(link);
  await ben.page.getByRole('button', { name: 'Join space' }).click();
  await ben.page.getByText('You can’t join this space').waitFor();
  expect(await channel(ben.page, 'general').count()).toBe(0);
});

async function signUp({ page }: App, name: string): Promise<void> {
  const username = `${name.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel('E-mail').fill(`${username}@example.org`);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Display name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(crypto.randomUUID());
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** In the settings, as the owner does. */
async function makePrivate({ page }: App, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu of Gardeners' }).click();
  await page.getByRole('menuitem', { name: 'Space settings' }).click();
  await page.getByRole('link', { name: 'Channels', exact: true }).click();
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await page.getByRole('dialog').getByText('Private channel').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await channel(page, 'general').click();
}

async function openMembers({ page }: App): Promise<void> {
  await page.getByRole('button', { name: 'Members' }).first().click();
}

async function act({ page }: App, name: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let app: App;
let page: Page;
let ann: Person, bob: Person;

beforeAll(async () => {
  browser = await openBrowser();
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
  const group = await newGroup(ann, [bob], { name: 'Roses' });
  await send(bob, group.id, 'Buy my seeds');
  ({ page } = await newDevice(browser));
  app = new App(page, endpoints().httpUrl);
  await app.signIn(ann.user.username, ann.password);
});
afterAll(() => browser.close());

const card = () => page.getByRole('dialog', { name: `Profile of ${bob.user.displayName}` });
const folded = () => page.getByRole('log').getByText('Blocked message');

test('from the card of a person: what both share, then a block, which folds what they say until it is taken back', async () => {
  await app.inList('Roses').click();
  await app.message('Buy my seeds').waitFor();
  await page.getByRole('log').getByRole('button', { name: bob.user.displayName, exact: true }).first().click();
  await card().getByRole('link', { name: 'Roses' }).waitFor();
  await card().getByRole('button', { name: 'Block' }).click();
  await page
    .getByRole('dialog', { name: /^Block / })
    .getByRole('button', { name: 'Block' })
    .click();
  await folded().waitFor();
  expect(await page.getByText('Buy my seeds').count()).toBe(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await app.message('Buy my seeds').waitFor();
  await page.reload();
  await folded().waitFor();

  await page.goto(`${app.url}/settings`);
  await page.getByRole('button', { name: `Unblock ${bob.user.displayName}` }).click();
  await page.getByText('You haven’t blocked anybody.').waitFor();
  await page.goto(app.url);
  await app.inList('Roses').click();
  await app.message('Buy my seeds').waitFor();
  expect(await folded().count()).toBe(0);
});

test('who wants to be asked finds a stranger among the requests, accepts, and answers', async () => {
  await page.goto(`${app.url}/settings`);
  await page.getByLabel('Who can message you').selectOption('requests');
  await eventually(async () => {
    const { settings } = await callAs(ann, peopleApi.getSettings, {});
    expect(settings.dms).toBe('requests');
  });
  const eve = await newPerson('eve');
  const body = { kind: 'dm' as const, memberIds: [ann.user.id] };
  const { room } = await callAs(eve, chatApi.createRoom, { body });
  expect(room).toMatchObject({ request: 'sent' });
  await send(eve, room.id, 'Hello, stranger');
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Requests (1)' }).click();
  await app.inList(eve.user.displayName).click();
  await app.message('Hello, stranger').waitFor();
  expect(await page.getByRole('textbox', { name: /^Message/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Accept' }).click();
  await app.send('Hello');
  await app.message('Hello').last().waitFor();
  expect((await callAs(eve, chatApi.getRoom, { params: { id: room.id } })).room).not.toHaveProperty('request');
});

test('in a conversation with somebody who is blocked there is a way back where one writes', async () => {
  const { room } = await callAs(ann, chatApi.createRoom, { body: { kind: 'dm', memberIds: [bob.user.id] } });
  await page.goto(`${app.url}/rooms/${room.id}`);
  await app.send('Bye');
  await callAs(ann, peopleApi.blockPerson, { params: { userId: bob.user.id } });
  await page.getByText(/Unblock them to write/).waitFor();
  await page.getByRole('button', { name: 'Unblock' }).click();
  await app.send('Hello again');
  await app.message('Hello again').waitFor();
});

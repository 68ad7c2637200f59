import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { statusApi } from '@parley/contracts/people/status-api';
import type { Space } from '@parley/contracts/spaces/space';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newPeople, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { joinSpace, newSpace } from '@parley/dev-env/spaces';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;
let page: Page;
let ann: Person, bob: Person;
let bobs: TestClient;
let space: Space;

beforeAll(async () => {
  browser = await openBrowser();
  [ann, bob] = (await newPeople(2, 'status')) as [Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob]);
  ({ page } = await newDevice(browser));
  await new App(page, endpoints().httpUrl).signIn(ann.user.username, ann.password);
});
afterAll(() => browser.close());

const rowOf = ({ user }: Person) =>
  page.getByRole('complementary').getByRole('listitem').filter({ hasText: user.displayName });

test('beside a channel one sees how the others are, as it changes', async () => {
  await page.goto(`${endpoints().httpUrl}/spaces/${space.id}`);
  await page.getByRole('button', { name: 'Show members' }).click();
  const row = rowOf(bob);
  await row.waitFor();
  expect(await row.getByText('Online').count()).toBe(0);
  bobs = await connect(bob);
  await row.getByText('Online').waitFor();
  await bobs.ask('presence:rest', { isResting: true });
  await row.getByText('Idle').waitFor();
  await callAs(bob, statusApi.setStatus, { body: { mode: 'dnd', text: 'Between the roses' } });
  await row.getByText('Between the roses').waitFor();
  await row.getByText('Do not disturb').waitFor();
  await row.getByRole('button', { name: bob.user.displayName }).first().click();
  const card = page.getByRole('dialog', { name: `Profile of ${bob.user.displayName}` });
  await card.getByText('Do not disturb').waitFor();
  await card.getByText('Between the roses').waitFor();
  await page.keyboard.press('Escape');
});

test('what one says of oneself in the settings, others see, until it is cleared', async () => {
  const userIds = [ann.user.id];
  await bobs.ask('people:watch', { spaceId: space.id, userIds });
  await page.goto(`${endpoints().httpUrl}/settings`);
  await page.getByLabel('What’s going on').fill('At lunch');
  await page.getByLabel('Clear after').selectOption('1 hour');
  await page.getByRole('switch', { name: 'Do not disturb' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Status saved').waitFor();
  const told = await bobs.hears('person:status', ({ text }) => text === 'At lunch');
  expect(told).toMatchObject({ userId: ann.user.id, presence: 'dnd' });
  expect(Date.parse(told.until ?? '') - Date.now()).toBeGreaterThan(50 * 60_000);

  await page.reload();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await bobs.hears(
    'person:status',
    ({ userId, text, presence }) => userId === ann.user.id && text === '' && presence === 'online',
  );
  bobs.close();
});

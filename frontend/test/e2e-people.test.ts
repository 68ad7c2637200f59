import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, newPerson, send } from '@parley/dev-env/people';
import type { Browser } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

const count = 12;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test('a list whose last words are of many people asks for all of them at once', async () => {
  const reader = await newPerson('reader');
  const writers = await newPeople(count, 'writer');
  for (const [at, writer] of writers.entries()) {
    const room = await newGroup(reader, [writer], { name: `Room ${at + 10}` });
    await send(writer, room.id, `Words ${at + 10}`);
  }
  const { page, context } = await newDevice(browser);
  const asked: URL[] = [];
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/users')) asked.push(url);
  });
  const app = new App(page, endpoints().httpUrl);
  await app.signIn(reader.user.username, reader.password);
  for (const [at, { user }] of writers.entries())
    await app
      .inList(`Room ${at + 10}`)
      .getByText(user.displayName.split(' ')[0] ?? '')
      .waitFor();
  expect(asked.map(({ pathname }) => pathname)).toEqual(['/api/users']);
  expect(asked[0]?.searchParams.get('ids')?.split(',')).toHaveLength(count);
  await context.close();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, send } from '@parley/dev-env/people';
import type { Browser, Route } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const plain = '"body":"Which day suits you?"';
const withPoll = (text: string): string => text.replaceAll(plain, `"type":"poll","choices":["Monday"],${plain}`);

/** Lets the platform answer as a newer one may: with kinds, roles, fields and contents that this app does not know. */
function newer(change: (text: string) => string) {
  return async (route: Route): Promise<void> => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  };
}

test('an app of today lists, opens and goes on with what a newer platform says', async () => {
  const owner = await newPerson('owner');
  const room = await newGroup(owner, []);
  await send(owner, room.id, 'An old message');
  await send(owner, room.id, 'Which day suits you?');
  const { page, context, complaints } = await newDevice(browser);
  await page.route(
    /\/api\/rooms(\?|$)/,
    newer(text =>
      text.replaceAll('"kind":"group"', '"kind":"stage","colour":"teal"').replaceAll('"owner"', '"curator"'),
    ),
  );
  await page.route(/\/api\/messages\//, newer(withPoll));
  const app = new App(page, endpoints().httpUrl);
  await app.signIn(owner.user.username, owner.password);
  await app.open(room.name ?? '');
  await app.message('An old message').waitFor();
  await app.message('This message needs a newer app').waitFor();
  expect(await page.getByText('Which day suits you?').count()).toBe(0);
  await app.send('And this one is plain');
  await app.message('And this one is plain').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

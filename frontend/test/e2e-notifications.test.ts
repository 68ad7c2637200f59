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

interface Watched {
  /** What the browser was asked to show, and has not been asked to close. */
  notices: { title: string; body: string; tag: string }[];
  permission: NotificationPermission;
}

/** A browser without a desktop shows nothing: what it is asked for is noted, and it looks as if nobody looked at it. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { notices: [], permission: 'default' };
    Object.assign(globalThis, { watched });
    class Noted extends EventTarget {
      static get permission() {
        return watched.permission;
      }
      static async requestPermission() {
        return (watched.permission = 'granted');
      }
      readonly tag: string;
      constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
        super();
        this.tag = tag;
        watched.notices = [...watched.notices.filter(one => one.tag !== tag), { title, body, tag }];
      }
      close() {
        watched.notices = watched.notices.filter(({ tag }) => tag !== this.tag);
      }
    }
    Object.assign(globalThis, { Notification: Noted });
    document.hasFocus = () => false;
  });
  await page.reload();
}

const shownOn = (page: Page) => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.notices);

test('who said something is asked once; then a message in the background is told, and taken back when it is read elsewhere', async () => {
  const { alder, rowan } = pair;
  await watch(rowan.page);
  await rowan.open('Garden');
  await rowan.send('Hello');
  await rowan.page.getByText('Get notified of new messages?').waitFor();
  await rowan.page.getByRole('button', { name: 'Turn on' }).click();
  await rowan.page.getByText('Get notified of new messages?').waitFor({ state: 'detached' });
  await alder.send('The tomatoes are ripe');
  await eventually(async () =>
    expect(await shownOn(rowan.page)).toEqual([
      expect.objectContaining({ title: 'Alder in Garden', body: 'The tomatoes are ripe' }),
    ]),
  );
  await rowan.page.evaluate(() => {
    document.hasFocus = () => true;
    dispatchEvent(new Event('focus'));
  });
  await eventually(async () => expect(await shownOn(rowan.page)).toEqual([]));
  // Who looks at the room needs no notice.
  await alder.send('And the beans');
  await rowan.message('And the beans').waitFor();
  expect(await shownOn(rowan.page)).toEqual([]);
  await rowan.page.evaluate(() => {
    document.hasFocus = () => false;
    dispatchEvent(new Event('blur'));
  });
});

test('a group that tells of mentions alone tells of nothing else, and settings say what is chosen in general', async () => {
  const { alder, rowan } = pair;
  await rowan.page.getByRole('button', { name: 'Conversation menu' }).click();
  await rowan.page.getByRole('menuitem', { name: 'Notifications' }).click();
  await rowan.page.getByLabel('Notify me of').selectOption('Only mentions');
  await rowan.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await rowan.page.getByRole('dialog').waitFor({ state: 'detached' });
  await alder.send('Nobody in particular');
  await rowan.message('Nobody in particular').waitFor();
  await alder.send('@here please');
  await eventually(async () => expect((await shownOn(rowan.page)).map(({ body }) => body)).toEqual(['@here please']));
  await rowan.page.goto(`${rowan.url}/settings`);
  const section = rowan.page.getByRole('heading', { name: 'Notifications', level: 2 });
  await section.scrollIntoViewIfNeeded();
  await rowan.page.getByLabel('Quiet hours').click();
  await rowan.page.getByLabel('Until').waitFor();
  expect(await rowan.page.getByLabel('From', { exact: true }).inputValue()).toBe('22:00');
});

import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, type Person } from '@parley/dev-env/people';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser, openWithoutSiteData } from '../e2e/browser.ts';

const { httpUrl } = endpoints();

let writer: Person;
let room: Room;

beforeAll(async () => {
  writer = await newPerson('writer');
  room = await newGroup(writer, [], { name: 'Workshop' });
});

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map(part => part.close())));

/** What the platform has of the room, in its order. */
async function bodiesInRoom(): Promise<string[]> {
  const { messages } = await callAs(writer, chatApi.history, { params: { id: room.id }, query: {} });
  return messages.map(({ body }) => body).reverse();
}

test('a browser that keeps no site data says so before the sign-in, and one can read and write', async () => {
  const context = await openWithoutSiteData();
  open.push(context);
  const page = await context.newPage();
  const app = new App(page, httpUrl);
  await page.goto(`${httpUrl}/login`);
  await page.getByText('This browser keeps no data for Parley').waitFor();
  await app.signIn(writer.user.username, writer.password);
  await app.open('Workshop');
  await app.send('Without a trace');
  await app
    .message('Without a trace')
    .getByTitle(/Sent|Delivered|Read/, { exact: true })
    .waitFor();
  expect(await bodiesInRoom()).toContain('Without a trace');
  await page.reload();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
});

test('a disk that is full, and a database that is lost for good, keep no message from being sent, in order', async () => {
  const browser = await openBrowser();
  open.push(browser);
  const { page, network, context } = await newDevice(browser);
  const app = new App(page, httpUrl);
  await app.signIn(writer.user.username, writer.password);
  await app.open('Workshop');
  await network.cut();
  await app.send('first, on the disk');
  await app.message('first').waitFor();

  // The browser's own answers; a real full disk would be everybody's on this machine.
  await page.evaluate(() => {
    const isFull = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { add: isFull, put: isFull });
    Storage.prototype.setItem = isFull;
  });
  await app.send('second, on a full disk');
  await app.message('second').waitFor();
  await page.getByText('Keep this tab open').waitFor();

  await page.evaluate(() => {
    indexedDB.open = () => {
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    };
  });
  const session = await context.newCDPSession(page);
  const { origin } = new URL(httpUrl);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await app.send('third, without a database');
  await app.message('third').waitFor();

  await network.mend();
  const written = ['first, on the disk', 'second, on a full disk', 'third, without a database'];
  await eventually(async () => expect((await bodiesInRoom()).slice(-3)).toEqual(written));
  await page.getByText('Keep this tab open').waitFor({ state: 'detached' });
  expect(await page.getByText('Something went wrong').count()).toBe(0);
});

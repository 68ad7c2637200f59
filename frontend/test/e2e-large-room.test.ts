import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Room } from '@parley/contracts/room';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser } from '../e2e/browser.ts';

/** More than the tests' stack lets hear everything, at whichever node the page is. */
const crowdNodes = Array.from({ length: 26 }, () => ['chat-1', 'chat-2']).flat();

let browser: Browser;
let page: Page;
let app: App;
let writer: Person;
let hall: Room;
let crowd: TestClient[];

beforeAll(async () => {
  browser = await openBrowser();
  const [first, reader, many] = (await newPeople(3, 'guest')) as [Person, Person, Person];
  writer = first;
  hall = await newGroup(writer, [reader, many], { name: 'Hall' });
  await newGroup(writer, [reader], { name: 'Corner' });
  await send(writer, hall.id, 'hall 00');
  crowd = await Promise.all(crowdNodes.map(node => connect(many, { node })));
  ({ page } = await newDevice(browser));
  app = new App(page, endpoints().httpUrl);
  await app.signIn(reader.user.username, reader.password);
});

afterAll(async () => {
  crowd.forEach(client => client.close());
  await browser.close();
});

async function write(from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at += 1) await send(writer, hall.id, bodyOf(at));
}

const bodyOf = (at: number) => `hall ${String(at).padStart(2, '0')}`;
/** Few enough to be on the screen together. */
const bodies = (to: number) => Array.from({ length: to + 1 }, (_, at) => bodyOf(at));
const lastWords = (at: number) => app.inList('Hall').getByText(bodyOf(at)).waitFor();

test('a large room: the list knows its last words from digests, and who opens it has every message and hears all that come', async () => {
  await app.open('Corner');
  await write(1, 4);
  await lastWords(4);
  await app.open('Hall');
  await app.message(bodyOf(4)).waitFor();
  expect(await app.bodies(/hall \d\d/)).toEqual(bodies(4));

  await write(5, 8);
  await app.message(bodyOf(8)).waitFor();
  expect(await app.bodies(/hall \d\d/)).toEqual(bodies(8));

  await app.open('Corner');
  await write(9, 11);
  await lastWords(11);
  await app
    .inList('Hall')
    .getByText(/unread message/)
    .waitFor();
  await app.open('Hall');
  await app.message(bodyOf(11)).waitFor();
  expect(await app.bodies(/hall \d\d/)).toEqual(bodies(11));
});

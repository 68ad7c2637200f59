import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import type { Browser } from 'playwright-core';
import { type Device, openBrowser } from '../e2e/browser.ts';
import { bundleExample, joinPlainly, openPlainPage, untilPlainlyFlowing } from '../e2e/plain-page.ts';

let browser: Browser;
let library: string;

beforeAll(async () => {
  library = await bundleExample();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A document of the gateway that has no script of ours, so that origin and policies are the real ones. */
function openPage(node: string): Promise<Device> {
  return openPlainPage(browser, library, `${endpoints().httpUrl}/health`, { parley_node: node });
}

test('two plain pages with mediasoup-client and the wire alone: both send and receive', async () => {
  const people = (await newPeople(2)) as [Person, Person];
  const room = await newGroup(people[0], [people[1]]);
  const devices = [await openPage('video-1'), await openPage('video-2')];
  for (const [at, { token: accessToken }] of people.entries()) {
    const page = devices[at]?.page;
    if (page) await joinPlainly(page, { url: endpoints().httpUrl, accessToken, roomId: room.id });
  }
  for (const { page } of devices) console.log('plain page', await untilPlainlyFlowing(page, 1));
  for (const { page, complaints, context } of devices) {
    await page.evaluate(() => window.call.leave());
    expect(complaints).toEqual([]);
    await context.close();
  }
});

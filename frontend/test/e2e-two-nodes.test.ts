import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newCall, signTicket, ticketClaims, type CallPlace } from '@parley/dev-env/call-tickets';
import { eventually } from '@parley/dev-env/eventually';
import { VideoNode } from '@parley/dev-env/video-node';
import type { Browser } from 'playwright-core';
import { type Device, openBrowser } from '../e2e/browser.ts';
import { bundleExample, joinPlainly, openPlainPage, untilPlainlyFlowing } from '../e2e/plain-page.ts';

/** Two nodes of this suite's own, of which each is full with the first two people of a call. */
const environment = { PARLEY_MEDIA_WORKER_CONSUMERS: '2' };
const nodesOfSuite = ['one', 'two'].map(name => ({ name, database: 14, environment }));

let browser: Browser;
let library: string;
let nodes: [VideoNode, VideoNode];

beforeAll(async () => {
  nodes = (await VideoNode.startAll(nodesOfSuite)) as [VideoNode, VideoNode];
  library = await bundleExample();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all((nodes ?? []).map(node => node.stop('SIGKILL')));
});

/** A page at the address of a node, where the ticket of this call is to be had too. */
async function openPage(node: VideoNode, call: CallPlace): Promise<Device> {
  // The only thing that a node shows to a browser.
  const place = `${node.url}/rtc/socket.io/?EIO=4&transport=polling`;
  const device = await openPlainPage(browser, library, place);
  await device.page.route('**/call/ticket', route =>
    route.fulfill({ json: { ticket: signTicket(ticketClaims(call)), callId: call.callId, iceServers: [] } }),
  );
  return device;
}

/** Transports of clients at each node, which are counted every 5 s, once there are so many together. */
function mediaOf(all: number): Promise<number[]> {
  return eventually(async () => {
    const counts = await Promise.all(nodes.map(node => node.metric('parley_media_objects', 'kind="transport"')));
    expect({ counts, all: counts.reduce((sum, count) => sum + count, 0) }).toEqual({ counts, all });
    return counts;
  });
}

test('a call that one node cannot carry goes on at two: everybody sees and hears everybody', async () => {
  const call = newCall();
  const devices: Device[] = [];
  for (const at of [0, 1, 0] as const) {
    const device = await openPage(nodes[at], call);
    devices.push(device);
    await joinPlainly(device.page, { url: nodes[at].url, accessToken: randomUUID(), roomId: call.roomId });
    await Promise.all(devices.map(({ page }) => devices.length > 1 && untilPlainlyFlowing(page, devices.length - 1)));
  }
  const carried = await mediaOf(2 * devices.length);
  console.log('transports of clients at each node', carried);
  expect(Math.min(...carried)).toBeGreaterThan(0);

  const [last, ...staying] = devices.reverse();
  await last?.page.evaluate(() => window.call.leave());
  await Promise.all(staying.map(({ page }) => untilPlainlyFlowing(page, staying.length - 1)));
  for (const { page } of staying) await page.evaluate(() => window.call.leave());
  expect(await mediaOf(0)).toEqual([0, 0]);
});

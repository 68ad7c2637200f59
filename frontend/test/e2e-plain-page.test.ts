import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import type { Browser, Page } from 'playwright-core';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';

/** `docs/examples/call/call.js` as a page that is nothing of the web app has it. */
const example = fileURLToPath(new URL('../../docs/examples/call/call.js', import.meta.url));
const bundle = fileURLToPath(new URL('../e2e/bundle.ts', import.meta.url));
const folder = '/plain-page/';
const script = 'import { joinCall } from "./call.js"; window.joinCall = joinCall;';

interface Call {
  sending: { getStats(): Promise<RTCStatsReport> };
  receiving: { getStats(): Promise<RTCStatsReport> };
  leave(): Promise<void>;
}
declare global {
  interface Window {
    joinCall(options: object): Promise<Call>;
    call: Call;
    seen: HTMLMediaElement[];
  }
}

let browser: Browser;
let library: string;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [bundle, example], { maxBuffer: 10_000_000 });
  library = stdout;
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** A document of the gateway that has no script of ours, so that origin and policies are the real ones; only the example is put there. */
async function openPage(node: string): Promise<Device> {
  const { httpUrl } = endpoints();
  const device = await newDevice(browser);
  for (const [name, body] of Object.entries({ 'page.js': script, 'call.js': library })) {
    await device.page.route(`${httpUrl}${folder}${name}`, route =>
      route.fulfill({ body, contentType: 'text/javascript' }),
    );
  }
  await device.context.addCookies([{ name: 'parley_node', value: node, url: httpUrl }]);
  await device.page.goto(`${httpUrl}/health`);
  await device.page.addScriptTag({ url: `${folder}page.js`, type: 'module' });
  await device.page.waitForFunction(() => 'joinCall' in window);
  return device;
}

/** Joins, and plays what comes as a page does. */
async function join(page: Page, person: Person, roomId: string): Promise<void> {
  const options = { url: endpoints().httpUrl, accessToken: person.token, roomId };
  await page.evaluate(async given => {
    window.seen = [];
    const onTrack = (track: MediaStreamTrack) => {
      const element = Object.assign(document.createElement(track.kind) as HTMLMediaElement, {
        autoplay: true,
        muted: true,
        srcObject: new MediaStream([track]),
      });
      document.body.append(element);
      window.seen.push(element);
    };
    window.call = await window.joinCall({ ...given, onTrack });
  }, options);
}

/** What has really come and gone, from the browser's own books. */
function figures(page: Page) {
  return page.evaluate(async () => {
    const read = async (side: 'sending' | 'receiving', type: string, kind: string, field: string) => {
      const all = [...(await window.call[side].getStats()).values()] as Record<string, unknown>[];
      const fitting = all.filter(stats => stats['type'] === type && stats['kind'] === kind);
      return fitting.reduce((sum, stats) => sum + Number(stats[field] ?? 0), 0);
    };
    return {
      audioSent: await read('sending', 'outbound-rtp', 'audio', 'packetsSent'),
      videoSent: await read('sending', 'outbound-rtp', 'video', 'packetsSent'),
      audioReceived: await read('receiving', 'inbound-rtp', 'audio', 'packetsReceived'),
      framesDecoded: await read('receiving', 'inbound-rtp', 'video', 'framesDecoded'),
    };
  });
}

test('two plain pages with mediasoup-client and the wire alone: both send and receive', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  const room = await newGroup(ann, [bob]);
  const devices = [await openPage('video-1'), await openPage('video-2')];
  const pages = devices.map(({ page }) => page) as [Page, Page];
  await join(pages[0], ann, room.id);
  await join(pages[1], bob, room.id);
  for (const page of pages) {
    await page.waitForFunction(
      () => window.seen.some(element => element instanceof HTMLVideoElement && element.videoWidth > 0),
      undefined,
      {
        timeout: 30_000,
      },
    );
    const flows = async () => Object.values(await figures(page)).every(count => count > 10);
    for (let tries = 0; tries < 100 && !(await flows()); tries += 1) await page.waitForTimeout(200);
  }
  const [first, second] = [await figures(pages[0]), await figures(pages[1])];
  console.log('plain pages', first, second);
  for (const { audioSent, videoSent, audioReceived, framesDecoded } of [first, second]) {
    expect(Math.min(audioSent, videoSent, audioReceived, framesDecoded)).toBeGreaterThan(10);
  }
  for (const page of pages) await page.evaluate(() => window.call.leave());
  for (const { complaints, context } of devices) {
    expect(complaints).toEqual([]);
    await context.close();
  }
}, 120_000);

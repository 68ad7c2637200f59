import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { type Device, newDevice, patience } from './browser.ts';
import { probeCalls } from './call-probe.ts';

/** `docs/examples/call/call.js` as a page that is nothing of the web app has it. */
const example = fileURLToPath(new URL('../../docs/examples/call/call.js', import.meta.url));
const bundle = fileURLToPath(new URL('./bundle.ts', import.meta.url));
const folder = '/plain-page/';
const script = 'import { joinCall } from "./call.js"; window.joinCall = joinCall;';
const hum = 440;

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

/** What `call.js` needs of its place. */
export interface Entrance {
  url: string;
  accessToken: string;
  roomId: string;
}

/** The example and everything that it imports, as one module. */
export async function bundleExample(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [bundle, example], { maxBuffer: 10_000_000 });
  return stdout;
}

/** A document of that place, with the example put into it. Cookies: of that place, by name. */
export async function openPlainPage(
  browser: Browser,
  library: string,
  place: string,
  cookies: Record<string, string> = {},
): Promise<Device> {
  const device = await newDevice(browser);
  await probeCalls(device.context, hum);
  const { origin } = new URL(place);
  for (const [name, body] of Object.entries({ 'page.js': script, 'call.js': library })) {
    await device.page.route(`${origin}${folder}${name}`, route =>
      route.fulfill({ body, contentType: 'text/javascript' }),
    );
  }
  await device.context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })));
  await device.page.goto(place);
  await device.page.addScriptTag({ url: `${folder}page.js`, type: 'module' });
  await device.page.waitForFunction(() => 'joinCall' in window);
  return device;
}

/** Joins, and plays what comes as a page does. */
export async function joinPlainly(page: Page, entrance: Entrance): Promise<void> {
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
  }, entrance);
}

/** Packets sent and received, and whole pictures: the least of any track, from the browser's own books. */
export interface Flow {
  audioSent: number;
  videoSent: number;
  audioReceived: number;
  framesDecoded: number;
}

/** Waits until everything flows to and from this page, with so many others; answers what it has counted then. */
export async function untilPlainlyFlowing(page: Page, others: number): Promise<Flow> {
  const until = Date.now() + patience;
  for (;;) {
    const flow = await flowOf(page, others);
    if (Object.values(flow).every(count => count > 10)) return flow;
    if (Date.now() > until) throw new Error(`It does not flow: ${JSON.stringify(flow)}`);
    await page.waitForTimeout(200);
  }
}

function flowOf(page: Page, others: number): Promise<Flow> {
  return page.evaluate(async count => {
    const least = async (side: 'sending' | 'receiving', type: string, kind: string, field: string, of: number) => {
      const all = [...(await window.call[side].getStats()).values()] as Record<string, unknown>[];
      const counts = all.filter(stats => stats['type'] === type && stats['kind'] === kind).map(stats => stats[field]);
      // The largest of them: layers that are not sent, and streams that only probe the network, count nothing.
      const largest = counts.map(value => Number(value ?? 0)).sort((a, b) => b - a);
      return largest[of - 1] ?? 0;
    };
    return {
      audioSent: await least('sending', 'outbound-rtp', 'audio', 'packetsSent', 1),
      videoSent: await least('sending', 'outbound-rtp', 'video', 'packetsSent', 1),
      audioReceived: await least('receiving', 'inbound-rtp', 'audio', 'packetsReceived', count),
      framesDecoded: await least('receiving', 'inbound-rtp', 'video', 'framesDecoded', count),
    };
  }, others);
}

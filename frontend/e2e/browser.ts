import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Network, networkOf } from './network.ts';

/** How many a browser has. Of three that follow each other, only the first makes pictures that WebRTC can send as they are. */
const cameras = 10;
export const usableCameras = [0, 3, 6, 9];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Cameras with a moving picture and a microphone that beeps, allowed without a question.
  `--use-fake-device-for-media-stream=device-count=${cameras}`,
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

export function openBrowser(program = process.env['CHROME_PATH'] ?? '/usr/bin/chromium'): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: flags });
}

/** A device of its own: cookies, storage and windows that no other window shares. */
export interface Device {
  context: BrowserContext;
  page: Page;
  network: Network;
  /** What the page complained about; a healthy run leaves it empty. */
  complaints: string[];
}

/** Before the sign-in the page asks whether a session is there; that answer is not a complaint. */
const expected = /status of 401/;

export async function newDevice(browser: Browser): Promise<Device> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const complaints: string[] = [];
  context.on('weberror', webError => complaints.push(webError.error().message));
  context.on('console', message => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
  });
  const network = await networkOf(context);
  return { context, network, page: await context.newPage(), complaints };
}

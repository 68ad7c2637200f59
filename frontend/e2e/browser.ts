import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** The browser that people have. */
export const wholeBrowser = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
/** The same pages without a browser around them: an eighth of the work, and neither notices of the system nor settings of a profile. */
const program = process.env['HEADLESS_SHELL_PATH'] ?? wholeBrowser;

export function openBrowser(executablePath = program): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** A device of its own: cookies, storage and windows that no other window shares. */
export interface Device {
  context: BrowserContext;
  page: Page;
  network: Network;
  /** What the page complained about; a healthy run leaves it empty. */
  complaints: string[];
}

/** Milliseconds that anything on screen may take on a busy machine: it ends a wait that would hang, and measures nothing. */
export const patience = 60_000;

export interface DeviceOptions {
  /** What they answer cannot be cut or watched by a test, so only those of the offline app have them. */
  serviceWorkers?: 'allow' | 'block';
  /** Without a graphics card each frame of a spinner is painted by the processor that the test waits for. */
  reducedMotion?: 'reduce' | 'no-preference';
  /** Fingers on a screen of that size, and no mouse. */
  phone?: { width: number; height: number };
}

export async function newDevice(
  browser: Browser,
  { serviceWorkers = 'block', reducedMotion = 'reduce', phone }: DeviceOptions = {},
): Promise<Device> {
  const context = await browser.newContext({
    viewport: phone ?? { width: 1280, height: 800 },
    isMobile: phone !== undefined,
    hasTouch: phone !== undefined,
    locale: 'en-GB',
    serviceWorkers,
    reducedMotion,
  });
  context.setDefaultTimeout(patience);
  const complaints: string[] = [];
  context.on('weberror', webError => complaints.push(webError.error().message));
  context.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  // Code that catches what the policy forbids tells nobody of it.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Against the policy: ${violatedDirective} ${blockedURI}`),
    ),
  );
  const network = await networkOf(context);
  return { context, network, page: await context.newPage(), complaints };
}

/** A browser whose person has told it to keep no data of any site. Closing the context closes it. */
export async function openWithoutSiteData(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'parley-profile-'));
  await mkdir(join(profile, 'Default'));
  const refused = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(refused));
  const context = await chromium.launchPersistentContext(profile, { executablePath: wholeBrowser, args: flags });
  // The browser still writes while it goes.
  context.on('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));
  return context;
}

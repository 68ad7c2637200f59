import { join } from 'node:path';
import type { Checks } from '@parley/dev-env/previous/checks';
import type { Scene } from '@parley/dev-env/previous/walk';
import type { Browser, Locator } from 'playwright-core';
import { App } from '../app.ts';
import { type Device, newDevice } from '../browser.ts';
import { probeCalls } from '../call-probe.ts';

/** Somebody at a device of their own. */
export interface Member {
  name: string;
  app: App;
  device: Device;
  username: string;
}

/** Who meets in the same rooms: one has the web app of the previous release, two have that of today. */
export interface Company {
  checks: Checks;
  older: Member;
  newer: Member;
  third: Member;
  /** The path of the dm of the first two, as soon as there is one. */
  dm: string;
}

const patienceMs = 20_000;

/** People who have a device and no account yet. */
export async function gather(browser: Browser, { checks, previous, site, today }: Scene): Promise<Company> {
  // The words on a screen are those of its release: so are the hands that use it.
  const { App: OlderApp } = (await import(join(previous.folder, 'frontend/e2e/app.ts'))) as { App: typeof App };
  return {
    checks,
    older: await newMember(browser, 'Alder', page => new OlderApp(page, site.url), 400),
    newer: await newMember(browser, 'Rowan', page => new App(page, today.url), 700),
    third: await newMember(browser, 'Hazel', page => new App(page, today.url), 1_000),
    dm: '',
  };
}

/** The hum is that of their microphone, in hertz. */
async function newMember(
  browser: Browser,
  name: string,
  appOn: (page: Device['page']) => App,
  hum: number,
): Promise<Member> {
  const device = await newDevice(browser);
  device.page.setDefaultTimeout(patienceMs);
  await probeCalls(device.context, hum);
  // Small windows, because here pictures are painted by the processor.
  await device.page.setViewportSize({ width: 900, height: 700 });
  return { name, app: appOn(device.page), device, username: '' };
}

/** Does the work while a device has no connection. What its browser says meanwhile is no complaint when it is `expected`. */
export async function whileOffline(
  { device }: Member,
  work: () => Promise<void>,
  expected = /net::ERR_FAILED/,
): Promise<void> {
  const { network, complaints } = device;
  const before = complaints.length;
  await network.cut();
  try {
    await work();
  } finally {
    await network.mend();
    const others = complaints.slice(before).filter(text => !expected.test(text));
    complaints.splice(before, complaints.length, ...others);
  }
}

/** Waits until messages are on the screen. */
export async function sees({ app }: Member, ...bodies: string[]): Promise<void> {
  for (const body of bodies) await app.message(body).waitFor();
}

/** Adds a reaction of the short row. */
export async function choose({ app }: Member, body: string, emoji: string): Promise<void> {
  await app.message(body).hover();
  await app.message(body).getByRole('button', { name: 'Add a reaction' }).click();
  const picker = app.page.getByRole('dialog', { name: 'Add a reaction' });
  await picker.getByRole('button', { name: emoji }).first().click();
  await reaction(app, body, emoji).waitFor();
}

export function reaction(app: App, body: string, emoji: string): Locator {
  return app.message(body).getByRole('button', { name: new RegExp(`^${emoji}`) });
}

/** Throws unless the conversation on the screen has these, in this order, each once. */
export async function expectOrder({ app, name }: Member, pattern: RegExp, wanted: readonly string[]): Promise<string> {
  const found = await app.bodies(pattern);
  if (found.join() === wanted.join()) return `${found.length} in order`;
  throw new Error(`${name} sees ${found.join(', ') || 'nothing'} instead of ${wanted.join(', ')}`);
}

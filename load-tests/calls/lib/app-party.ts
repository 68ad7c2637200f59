import type { Browser, Page } from 'playwright-core';
import { App } from '../../../frontend/e2e/app.ts';
import { giveDevices } from '../../../frontend/e2e/call-devices.ts';
import { giveEar, heardSince, listenFor } from '../../../frontend/e2e/call-ear.ts';
import { giveEye, lookAt, seenSince } from './app-eye.ts';

/** Somebody in the web app, with a device and a hum of their own. */
export interface Guest {
  name: string;
  app: App;
  page: Page;
  /** Of their microphone, in hertz. */
  hum: number;
}

/** What one was without of another: milliseconds of the longest silence, and of the longest still picture. */
export interface Missed {
  silence: number;
  freeze: number;
}

export const room = 'Bench';
const patienceMs = 60_000;

/** People with accounts and a group, which all of them have open. */
export async function inviteParty(browser: Browser, url: string, names: readonly string[]): Promise<Guest[]> {
  const guests: Guest[] = [];
  const usernames: string[] = [];
  for (const [index, name] of names.entries()) {
    // Small windows: here pictures are painted by the processor.
    const context = await browser.newContext({ viewport: { width: 800, height: 600 }, locale: 'en-GB' });
    const hum = 400 + index * 300;
    await giveDevices(context, { frequency: hum, frameRate: 15 });
    await giveEar(context);
    await giveEye(context);
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    const app = new App(page, url);
    usernames.push(await app.register(name));
    guests.push({ name, app, page, hum });
  }
  const [host, ...others] = guests;
  await host?.app.createGroup(room, ...usernames.slice(1));
  for (const { app } of others) await app.open(room);
  return guests;
}

/** Each of them sees all the others move. */
export async function untilTogether(guests: readonly Guest[]): Promise<void> {
  const all = guests.flatMap(guest =>
    guests.filter(other => other !== guest).map(({ name }) => guest.app.call.sees(name)),
  );
  await Promise.all(all);
}

/** What two people miss of each other while something happens: the worse of both. */
export async function missedDuring(pair: readonly [Guest, Guest], work: () => Promise<void>): Promise<Missed> {
  const ways = [pair, [...pair].reverse()] as [Guest, Guest][];
  for (const [of, by] of ways) {
    await listenFor(by.page, of.hum);
    await lookAt(by.page, of.name);
  }
  await work();
  const missed = await Promise.all(
    ways.map(async ([, { page }]) => ({
      silence: (await heardSince(page)).longestSilence,
      freeze: await seenSince(page),
    })),
  );
  return {
    silence: Math.max(...missed.map(({ silence }) => silence)),
    freeze: Math.max(...missed.map(({ freeze }) => freeze)),
  };
}

import type { Browser } from 'playwright-core';
import { endpoints } from '@parley/dev-env/endpoints';
import { App } from './app.ts';
import { type Device, newDevice } from './browser.ts';
import { giveEar } from './call-ear.ts';
import { probeCalls } from './call-probe.ts';

/** Somebody with a device of their own and a hum of their own. */
export interface Guest {
  app: App;
  device: Device;
  name: string;
  username: string;
  /** Of the hum of their microphone, in hertz. */
  hum: number;
}

/** People with accounts and no conversations yet. */
export async function inviteGuests(browser: Browser, ...names: string[]): Promise<Guest[]> {
  const guests: Guest[] = [];
  for (const [index, name] of names.entries()) {
    const device = await newDevice(browser);
    const hum = 400 + index * 300;
    await probeCalls(device.context, hum);
    await giveEar(device.context);
    // Small windows, because here pictures are painted by the processor.
    await device.page.setViewportSize({ width: 800, height: 600 });
    const app = new App(device.page, endpoints().httpUrl);
    guests.push({ app, device, name, hum, username: await app.register(name) });
  }
  return guests;
}

import type { Browser } from 'playwright-core';
import { endpoints } from '@parley/dev-env/endpoints';
import { App } from './app.ts';
import { type Device, newDevice } from './browser.ts';

/** Two people, each at a device of their own, in one group that both have open. */
export interface Pair {
  alder: App;
  rowan: App;
  /** Alder's username. */
  username: string;
  devices: [Device, Device];
  close(): Promise<void>;
}

export async function newPair(browser: Browser, group: string): Promise<Pair> {
  const devices: [Device, Device] = [await newDevice(browser), await newDevice(browser)];
  const { httpUrl } = endpoints();
  const alder = new App(devices[0].page, httpUrl);
  const rowan = new App(devices[1].page, httpUrl);
  const username = await alder.register('Alder');
  await alder.createGroup(group, await rowan.register('Rowan'));
  await rowan.open(group);
  const close = async () => {
    for (const { context } of devices) await context.close();
  };
  return { alder, rowan, username, devices, close };
}

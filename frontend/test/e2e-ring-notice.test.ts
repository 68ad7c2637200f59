import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import type { Browser, Page, Worker } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { newDevice, openBrowser, wholeBrowser } from '../e2e/browser.ts';

let browser: Browser;
let alder: App;
let rowan: App;
let worker: Worker;

beforeAll(async () => {
  browser = await openBrowser(wholeBrowser);
  const [caller, called] = [await newDevice(browser), await newDevice(browser, { serviceWorkers: 'allow' })];
  const { httpUrl } = endpoints();
  alder = new App(caller.page, httpUrl);
  rowan = new App(called.page, httpUrl);
  await called.context.grantPermissions(['notifications']);
  // It looks as if nobody looked at it.
  await called.page.addInitScript(() => (document.hasFocus = () => false));
  const username = await rowan.register('Rowan');
  await called.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  worker = called.context.serviceWorkers()[0] ?? (await called.context.waitForEvent('serviceworker'));
  await alder.register('Alder');
  await alder.createDirect('Rowan', username);
});

afterAll(() => browser.close());

/** The buttons of the notices that are shown, with their titles before them. */
function notices(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const shown = (await registration?.getNotifications()) ?? [];
    type Buttons = { actions?: { title: string }[] };
    return shown.map(one => [one.title, ...((one as Buttons).actions ?? []).map(({ title }) => title)].join(' · '));
  });
}

/** Clicks a button of the notice that is shown, as the browser tells the worker of it. */
function click(action: string): Promise<void> {
  return worker.evaluate(async name => {
    type Registered = { registration: ServiceWorkerRegistration };
    const [notification] = await (globalThis as unknown as Registered).registration.getNotifications();
    type Made = new (type: string, init: object) => Event;
    const { NotificationEvent: Click } = globalThis as unknown as { NotificationEvent: Made };
    dispatchEvent(new Click('notificationclick', { notification, action: name }));
  }, action);
}

const asked = ['Alder is calling · Answer · Decline'];

test('a ring in the background is declined on its notice, and nothing opens', async () => {
  await alder.call.start('voice');
  await eventually(async () => expect(await notices(rowan.page)).toEqual(asked));
  await click('decline');
  await alder.page.getByText('Rowan declined').first().waitFor();
  await eventually(async () => expect(await notices(rowan.page)).toEqual([]));
  expect(rowan.page.url()).not.toContain('/call');
});

test('it is answered there too; the other one is told who joined and who left', async () => {
  await alder.page.getByRole('button', { name: 'Call again' }).click();
  await alder.call.enter();
  await eventually(async () => expect(await notices(rowan.page)).toEqual(asked));
  await click('answer');
  await rowan.call.controls.waitFor();
  await eventually(async () => expect(await notices(rowan.page)).toEqual([]));
  await alder.page.getByRole('status').getByText('Rowan joined').waitFor();
  await rowan.call.leave();
  await alder.page.getByRole('status').getByText('Rowan left').waitFor();
  await alder.call.leave();
});

test('the notice goes when the caller gives up', async () => {
  await alder.open('Rowan');
  await alder.call.start('voice');
  await eventually(async () => expect(await notices(rowan.page)).toEqual(asked));
  await alder.call.leave();
  await eventually(async () => expect(await notices(rowan.page)).toEqual([]));
});

import { endpoints } from '@parley/dev-env/endpoints';
import type { Browser, Locator, Page } from 'playwright-core';
import { App } from './app.ts';
import { type DeviceOptions, newDevice } from './browser.ts';

/** The app on a device of its own. */
export async function newApp(browser: Browser, options?: DeviceOptions): Promise<App> {
  const { page } = await newDevice(browser, options);
  return new App(page, endpoints().httpUrl);
}

/** Fills in the dialog of a new space; without a template the first one is taken. */
export async function createSpace({ page }: App, name: string, template?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a space' }).click();
  await page.getByRole('menuitem', { name: 'Create a space' }).click();
  await page.getByLabel('Name').fill(name);
  if (template !== undefined) await page.getByRole('radio', { name: template }).check();
  await page.getByRole('button', { name: 'Create space' }).click();
}

/** A link into a space that is open; `choose` sets what the dialog offers. */
export async function inviteLink({ page }: App, space: string, choose?: () => Promise<void>): Promise<string> {
  await page.getByRole('button', { name: `Menu of ${space}` }).click();
  await page.getByRole('menuitem', { name: 'Invite people' }).click();
  await choose?.();
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByLabel('Invite link').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** A channel in the list of its space. */
export function channelIn(page: Page, space: string, name: string): Locator {
  return page.getByRole('navigation', { name: `Channels of ${space}` }).getByRole('link', { name });
}

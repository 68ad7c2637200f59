import type { Browser, Page } from 'playwright-core';
import { App } from '../../../frontend/e2e/app.ts';

export const rooms = ['Harbour', 'Lighthouse'] as const;
/** Enough to fill a screen. */
const messages = 20;

/** Somebody with two groups in which there is something to read; the second one is open. */
export async function settleIn(page: Page, url: string): Promise<App> {
  page.setDefaultTimeout(60_000);
  const app = new App(page, url);
  await app.register('Alder');
  for (const room of rooms) {
    await app.createGroup(room);
    const bodies = Array.from({ length: messages }, (_, at) => `${room}: line ${at + 1} of the log`);
    await app.send(...bodies);
    await app
      .message(bodies.at(-1) ?? '')
      .getByTitle(/Sent|Delivered|Read/)
      .waitFor();
  }
  return app;
}

/** A device on which usual motion is wanted, and the app may be kept. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  return context.newPage();
}

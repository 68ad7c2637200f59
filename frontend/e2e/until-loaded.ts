import type { Page } from 'playwright-core';

/** What stands where something is on its way. */
const placeholders = '.skeleton, [role="status"] > .animate-breathe';

/** Until nothing is on its way any more: fonts, pages, lists. What the network keeps away is not waited for long. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page
    .waitForFunction(of => document.querySelector(of) === null, placeholders, { timeout: 5_000 })
    .catch(() => undefined);
}

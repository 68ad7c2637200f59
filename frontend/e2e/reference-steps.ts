import type { Page } from 'playwright-core';
import type { Step } from './walk-step.ts';

/** The reference of the API, with few entries: all of them at once take axe long. */
export function referenceSteps(page: Page, url: string): Step[] {
  const open = async (part: string) => {
    await page.goto(`${url}/api/docs?of=${part}`);
    await page.getByRole('article').first().waitFor();
    await page.getByRole('searchbox').fill('room member');
  };
  return [
    ['the reference', () => open('rest')],
    ['the reference of sockets', () => open('sockets')],
  ];
}

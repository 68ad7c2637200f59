import { openBrowser } from '../../../frontend/e2e/browser.ts';
import type { Question } from '../../bench/lib/question.ts';
import { newPage, settleIn } from '../lib/rooms.ts';

const goal = 3;
const most = 60;

/** How often one presses Tab from the start of the page to where one writes. */
export const keyboard: Question = {
  name: 'keyboard',
  async ask({ platform }) {
    const browser = await openBrowser();
    try {
      const page = await newPage(browser);
      const app = await settleIn(page, platform.gatewayUrl);
      await page.reload();
      await app.composer.waitFor();
      // The composer takes the focus by itself; a person who comes from the address bar starts at the top.
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        getSelection()?.removeAllRanges();
        document.body.tabIndex = -1;
        document.body.focus();
      });
      let stops = 0;
      let isThere = false;
      while (!isThere && stops < most) {
        await page.keyboard.press('Tab');
        stops += 1;
        const label = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (label === 'Skip to the message box') await page.keyboard.press('Enter');
        isThere = await app.composer.evaluate(composer => composer === document.activeElement);
      }
      return {
        title: 'Keyboard',
        method: 'Presses Tab from the start of a conversation, and Enter on the link that skips to the composer.',
        figures: [{ name: 'tab stops to the composer', value: stops, unit: '', atMost: goal }],
        tables: [],
      };
    } finally {
      await browser.close();
    }
  },
};

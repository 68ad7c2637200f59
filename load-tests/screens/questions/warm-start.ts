import type { Page } from 'playwright-core';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { keptData } from '../../../frontend/e2e/kept-data.ts';
import { median } from '../../bench/lib/percentiles.ts';
import type { Question } from '../../bench/lib/question.ts';
import { newPage, settleIn } from '../lib/rooms.ts';

const runs = 5;
const slowdown = 4;
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const lastLine = 'line 20 of the log';
const goal = 2_000;

/** How long the last room takes to be on the screen again, of somebody who is signed in. */
export const warmStart: Question = {
  name: 'warm-start',
  async ask({ platform, say }) {
    const browser = await openBrowser();
    try {
      const page = await newPage(browser);
      await settleIn(page, platform.gatewayUrl);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await untilKept(page);
      const plain = await repeated(page);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      await session.send('Network.emulateNetworkConditions', network);
      const slow = await repeated(page);
      say(`warm ${plain.join(', ')}; slow ${slow.join(', ')} ms`);
      return {
        title: 'Warm start',
        method: `From the start of the navigation until the last message of the last room is in a frame, with the app kept by its service worker. Medians of ${runs}. Slow: CPU ÷ ${slowdown}, 1.6 Mbit/s, 150 ms. A reload without a network is measured by e2e-offline.test.ts.`,
        figures: [
          { name: 'warm start, slow', value: median(slow), unit: 'ms', atMost: goal },
          { name: 'warm start', value: median(plain), unit: 'ms' },
        ],
        tables: [],
      };
    } finally {
      await browser.close();
    }
  },
};

/** The copy on the device is written when nothing else is to do. */
async function untilKept(page: Page): Promise<void> {
  for (let tries = 0; tries < 60 && !(await keptData(page)).includes(lastLine); tries++) await page.waitForTimeout(500);
}

async function repeated(page: Page): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < runs; run++) {
    await page.reload({ waitUntil: 'commit' });
    const at = await page.waitForFunction(
      line =>
        document.querySelector('[role=log]')?.textContent?.includes(line) &&
        new Promise(resolve => requestAnimationFrame(() => resolve(performance.now()))),
      lastLine,
    );
    found.push(Math.round((await at.jsonValue()) as number));
  }
  return found;
}

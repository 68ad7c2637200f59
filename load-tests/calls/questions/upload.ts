import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Finding } from '../../bench/lib/finding.ts';
import type { Asked, Question } from '../../bench/lib/question.ts';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { openBenchPage } from '../lib/page.ts';
import { createTicketMint } from '../lib/tickets.ts';

const sizes = [3, 4, 5, 6, 7, 8];
const largest = 8;
const settleMs = 2_000;
const measureMs = 4_000;
/** What a bitrate that ought to be the same may differ by. */
const goal = 1.2;

/** What one person uploads as a call grows: in Parley's SFU, and in a mesh of the same people. */
export const upload: Question = {
  name: 'upload',
  letter: 'd',
  async ask(asked) {
    const { platform } = asked;
    const browser = await openBrowser();
    try {
      const mint = createTicketMint(platform.callTicketSecret);
      const callId = randomUUID();
      const people = Array.from({ length: largest }, () => ({
        url: platform.gatewayUrl,
        callId,
        ticket: mint({ callId }),
      }));
      const sfuPage = await openBenchPage(browser, platform.gatewayUrl);
      await sfuPage.evaluate(targets => window.bench.uploadToSfu(targets), people);
      const sfu = await measureAll(sfuPage, asked);
      await sfuPage.close();
      const meshPage = await openBenchPage(browser, platform.gatewayUrl);
      await meshPage.evaluate(() => window.bench.uploadToMesh());
      return toFinding(sfu, await measureAll(meshPage, asked));
    } finally {
      await browser.close();
    }
  },
};

/** Bits a second at each size. */
async function measureAll(page: Page, { pace, say }: Asked): Promise<number[]> {
  const measured: number[] = [];
  for (let people = 2; people <= largest; people += 1) {
    await page.evaluate(() => window.bench.addReceiver());
    if (!sizes.includes(people)) continue;
    await page.waitForTimeout(settleMs);
    measured.push(await page.evaluate(milliseconds => window.bench.measureUpload(milliseconds), measureMs * pace));
    say(`upload with ${people}: ${((measured.at(-1) ?? 0) / 1_000).toFixed(0)} kbit/s`);
  }
  return measured;
}

function toFinding(sfu: number[], mesh: number[]): Finding {
  const growth = (measured: number[]) => (measured.at(-1) ?? Number.NaN) / (measured[0] ?? Number.NaN);
  return {
    title: 'What a sender uploads as the call grows',
    method:
      'One person sends microphone and camera (VP8, 160 × 120, at most 150 kbit/s), the others come one by one: to a call ' +
      'on Parley’s SFU, and over a direct connection to each. RTP bytes with their headers, by the browser’s statistics.',
    figures: [
      { name: `upload in the SFU, ${largest} people against 3`, value: growth(sfu), unit: '×', atMost: goal },
      { name: `upload in a mesh, ${largest} people against 3`, value: growth(mesh), unit: '×' },
    ],
    tables: [
      {
        title: 'Upload, kbit/s',
        columns: ['people', 'SFU', 'mesh', 'mesh ÷ SFU', 'N − 1'],
        rows: sizes.map((people, at) => {
          const [served, direct] = [(sfu[at] ?? Number.NaN) / 1_000, (mesh[at] ?? Number.NaN) / 1_000];
          return [people, served, direct, direct / served, people - 1];
        }),
      },
    ],
  };
}

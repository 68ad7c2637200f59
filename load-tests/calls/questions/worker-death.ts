import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { countCpu } from '../../bench/lib/cpu.ts';
import type { Finding } from '../../bench/lib/finding.ts';
import { median } from '../../bench/lib/percentiles.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Question } from '../../bench/lib/question.ts';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { mediaWorkersOf } from '../lib/media-workers.ts';
import { openBenchPage } from '../lib/page.ts';
import { createTicketMint } from '../lib/tickets.ts';

const rounds = 5;
const goalMs = 3_000;
const giveUpMs = 15_000;
const lookMs = 1_000;
const movingFrames = 10;

/** A media worker dies: how long nobody is seen. */
export const workerDeath: Question = {
  name: 'worker-death',
  letter: 'f',
  async ask({ platform, pace, say }) {
    const browser = await openBrowser();
    try {
      const mint = createTicketMint(platform.callTicketSecret);
      const callId = randomUUID();
      const pages: Page[] = [];
      for (let at = 0; at < 2; at += 1) {
        const page = await openBenchPage(browser, platform.gatewayUrl);
        const target = { url: platform.gatewayUrl, callId, ticket: mint({ callId }) };
        await page.evaluate(to => window.bench.watchCall(to), target);
        pages.push(page);
      }
      const outages: Outage[] = [];
      for (let round = 0; round < Math.max(2, Math.round(rounds * pace)); round += 1) {
        outages.push(await endOne(platform, pages));
        say(`worker death: pictures back after ${Math.max(...(outages.at(-1)?.backMs ?? [])).toFixed(0)} ms`);
      }
      return toFinding(outages);
    } finally {
      await browser.close();
    }
  },
};

/** For each of the people: from the kill to the first frame after it, and from the last frame before it. */
interface Outage {
  backMs: number[];
  unseenMs: number[];
}

async function endOne(platform: Platform, pages: Page[]): Promise<Outage> {
  await Promise.all(pages.map(untilMoving));
  const pid = await busiestWorker(platform);
  const killedAt = Date.now();
  process.kill(pid, 'SIGKILL');
  const gaps = await Promise.all(
    pages.map(page =>
      page.evaluate(([at, within]) => window.bench.outageAfter(at, within), [killedAt, giveUpMs] as const),
    ),
  );
  return {
    backMs: gaps.map(([, next]) => next - killedAt),
    unseenMs: gaps.map(([last, next]) => next - last),
  };
}

/** The one that carries the call. */
async function busiestWorker(platform: Platform): Promise<number> {
  const workers = mediaWorkersOf(platform);
  const used = countCpu(workers);
  await sleep(lookMs);
  const [[name] = ['']] = Object.entries(used().byName).sort(([, a], [, b]) => b - a);
  const pid = workers.get(name);
  if (pid === undefined) throw new Error('No media worker runs');
  return pid;
}

async function untilMoving(page: Page): Promise<void> {
  const from = Date.now();
  while ((await page.evaluate(moment => window.bench.framesSince(moment), from)) < movingFrames) {
    if (Date.now() > from + giveUpMs) throw new Error('The picture does not move');
    await sleep(100);
  }
}

function toFinding(outages: Outage[]): Finding {
  const back = outages.flatMap(({ backMs }) => backMs);
  return {
    title: 'A media worker is killed',
    method:
      `Two people in a call on the SFU see each other (VP8, 320 × 240); the worker under the call is ended with SIGKILL, ` +
      `${outages.length} times one after the other. The clients are plain: the wire and mediasoup-client, which make ` +
      'everything anew on `media:reset`. Counted until the first picture is decoded that came by the new way.',
    figures: [
      { name: 'worker killed → pictures back, the slowest', value: Math.max(...back), unit: 'ms', atMost: goalMs },
      { name: 'worker killed → pictures back, median', value: median(back), unit: 'ms' },
    ],
    tables: [
      {
        title: 'ms',
        columns: ['kill', 'back for one', 'back for the other', 'longest without a picture'],
        rows: outages.map(({ backMs, unseenMs }, at) => [at + 1, ...backMs, Math.max(...unseenMs)]),
      },
    ],
  };
}

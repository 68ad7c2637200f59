import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Finding } from '../../bench/lib/finding.ts';
import { median } from '../../bench/lib/percentiles.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Asked, Question } from '../../bench/lib/question.ts';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { inviteParty, missedDuring, untilTogether, type Missed } from '../lib/app-party.ts';
import { killBusyWorker } from '../lib/kill-worker.ts';
import { openBenchPage } from '../lib/page.ts';
import { createTicketMint } from '../lib/tickets.ts';

const rounds = { plain: 5, app: 3 };
const goalMs = 3_000;
const giveUpMs = 15_000;
/** The web app is looked at for so long after the kill. */
const watchMs = 6_000;
const movingFrames = 10;

/** A media worker dies: how long nobody is seen. */
export const workerDeath: Question = {
  name: 'worker-death',
  letter: 'f',
  async ask(asked) {
    const plain = await inBrowser(browser => withPlainClients(browser, asked));
    return toFinding(plain, await inBrowser(browser => withTheApp(browser, asked)));
  },
};

/** For each of the people: from the kill to the first frame after it, and from the last frame before it. */
interface Outage {
  backMs: number[];
  unseenMs: number[];
}

async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await openBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function withPlainClients(browser: Browser, { platform, pace, say }: Asked): Promise<Outage[]> {
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
  for (let round = 0; round < Math.max(2, Math.round(rounds.plain * pace)); round += 1) {
    const outage = await endOne(platform, pages);
    say(`worker death: pictures back after ${Math.max(...outage.backMs).toFixed(0)} ms`);
    outages.push(outage);
  }
  return outages;
}

async function endOne(platform: Platform, pages: Page[]): Promise<Outage> {
  await Promise.all(pages.map(untilMoving));
  const killedAt = await killBusyWorker(platform);
  const gaps = await Promise.all(
    pages.map(page =>
      page.evaluate(([at, within]) => window.bench.outageAfter(at, within), [killedAt, giveUpMs] as const),
    ),
  );
  return { backMs: gaps.map(([, next]) => next - killedAt), unseenMs: gaps.map(([last, next]) => next - last) };
}

async function untilMoving(page: Page): Promise<void> {
  const from = Date.now();
  while ((await page.evaluate(moment => window.bench.framesSince(moment), from)) < movingFrames) {
    if (Date.now() > from + giveUpMs) throw new Error('The picture does not move');
    await sleep(100);
  }
}

/** Three people, so that the call is on the SFU. */
async function withTheApp(browser: Browser, { platform, pace, say }: Asked): Promise<Missed[]> {
  const guests = await inviteParty(browser, platform.gatewayUrl, ['Alder', 'Rowan', 'Hazel']);
  const [alder, rowan, hazel] = guests;
  if (!alder || !rowan || !hazel) throw new Error('Somebody is missing');
  await alder.app.call.start();
  await rowan.app.call.join();
  await hazel.app.call.join();
  const missed: Missed[] = [];
  for (let round = 0; round < Math.max(1, Math.round(rounds.app * pace)); round += 1) {
    await untilTogether(guests);
    const outage = await missedDuring([alder, rowan], async () => {
      await killBusyWorker(platform);
      await sleep(watchMs);
    });
    say(`worker death in the web app: ${outage.freeze.toFixed(0)} ms still, ${outage.silence.toFixed(0)} ms silent`);
    missed.push(outage);
  }
  return missed;
}

function toFinding(plain: Outage[], app: Missed[]): Finding {
  const back = plain.flatMap(({ backMs }) => backMs);
  const worst = (what: keyof Missed) => Math.max(...app.map(missed => missed[what]));
  return {
    title: 'A media worker is killed',
    method:
      'The worker under a call on the SFU is ended with SIGKILL, several times one after the other. Plain clients: two ' +
      'people who see each other (VP8, 320 × 240) with nothing but the wire and mediasoup-client, which make everything ' +
      'again on `media:reset`; counted from the kill to the first decoded picture that came by the new way. The web app: ' +
      'three windows; the longest time between two painted pictures, and without the other’s note, of which the worse of ' +
      'two people counts.',
    figures: [
      {
        name: 'worker killed → pictures back, plain, the slowest',
        value: Math.max(...back),
        unit: 'ms',
        atMost: goalMs,
      },
      { name: 'worker killed → pictures back, plain, median', value: median(back), unit: 'ms' },
      {
        name: 'worker killed: longest still picture in the web app',
        value: worst('freeze'),
        unit: 'ms',
        atMost: goalMs,
      },
      { name: 'worker killed: longest silence in the web app', value: worst('silence'), unit: 'ms', atMost: goalMs },
    ],
    tables: [
      {
        title: 'Plain clients, ms',
        columns: ['kill', 'back for one', 'back for the other', 'longest without a picture'],
        rows: plain.map(({ backMs, unseenMs }, at) => [at + 1, ...backMs, Math.max(...unseenMs)]),
      },
      {
        title: 'The web app, ms',
        columns: ['kill', 'still', 'silent'],
        rows: app.map(({ freeze, silence }, at) => [at + 1, freeze, silence]),
      },
    ],
  };
}

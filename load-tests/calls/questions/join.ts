import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { median, spreadOf } from '../../bench/lib/percentiles.ts';
import type { Asked, Question } from '../../bench/lib/question.ts';
import { settle } from '../../bench/lib/town.ts';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { startBareSfu } from '../lib/bare-sfu.ts';
import { workerBinary } from '../lib/media-workers.ts';
import { openBenchPage } from '../lib/page.ts';
import type { Join } from '../page/join.ts';
import type { Target } from '../page/wire.ts';

const pairs = 40;
/** Of both kinds, before what counts: compilers, caches, certificates. */
const warmUps = 3;
/** A machine with other work may refuse one: its pair is left out. */
const mostRefused = 4;
const retryMs = 1_000;
/** A browser makes no whole picture within 300 ms after another: two joins of one kind would wait for each other. */
const apartMs = 600;
const goal = 1.1;
const steps = ['ticket', 'socket', 'join', 'transports', 'frame'] as const;

/** How long after the wish to join somebody is seen, beside the same steps at a bare mediasoup server. */
export const join: Question = {
  name: 'join',
  letter: 'a',
  async ask(asked) {
    const { platform, pace } = asked;
    const bare = await startBareSfu(workerBinary(platform));
    const browser = await openBrowser();
    try {
      const town = await settle(platform, { people: 2, rooms: 1, roomSize: 2 });
      const [sender = '', joiner = ''] = town.people;
      const callId = randomUUID();
      const bareTarget = { url: bare.url, callId };
      const targetOf = (person: string): Target => ({
        url: platform.gatewayUrl,
        callId,
        room: { id: town.rooms[0]?.id ?? '', token: town.token(person) },
      });
      const [sending, joining] = [
        await openBenchPage(browser, platform.gatewayUrl),
        await openBenchPage(browser, platform.gatewayUrl),
      ];
      await sending.evaluate(targets => window.bench.sendTo(targets), [targetOf(sender), bareTarget]);
      const count = Math.max(5, Math.round(pairs * pace));
      return toFinding(await compare(joining, { parley: targetOf(joiner), bare: bareTarget }, count, asked));
    } finally {
      await browser.close();
      await bare.stop();
    }
  },
};

interface Pair {
  parley: Join;
  bare: Join;
}

/** Who goes first changes with every pair. */
async function compare(
  page: Page,
  { parley, bare }: { parley: Target; bare: Target },
  count: number,
  { say }: Asked,
): Promise<Pair[]> {
  const time = async (target: Target): Promise<Join> => {
    await sleep(apartMs);
    return page.evaluate(to => window.bench.timeJoin(to), target);
  };
  const measured: Pair[] = [];
  let refused = 0;
  for (let at = -warmUps; at < count; at += 1) {
    try {
      const first = at % 2 === 0 ? await time(parley) : undefined;
      const plain = await time(bare);
      const pair = { parley: first ?? (await time(parley)), bare: plain };
      if (at >= 0) measured.push(pair);
    } catch (error) {
      refused += 1;
      if (refused > mostRefused) throw error;
      say(`join: pair ${at} does not count: ${String(error).split('\n', 1)[0]}`);
      await sleep(retryMs);
    }
  }
  const totals = (kind: 'parley' | 'bare') => median(measured.map(pair => pair[kind].total)).toFixed(0);
  say(`join: first frame after ${totals('parley')} ms, bare ${totals('bare')} ms`);
  return measured;
}

function toFinding(measured: Pair[]) {
  const spread = (kind: 'parley' | 'bare') => spreadOf(measured.map(pair => pair[kind].total));
  const [parley, bare] = [spread('parley'), spread('bare')];
  const row = (kind: 'parley' | 'bare', name: string) => [
    name,
    ...steps.map(step => median(measured.map(pair => pair[kind][step]))),
    median(measured.map(pair => pair[kind].total)),
  ];
  return {
    title: 'Join → first remote frame, against bare mediasoup',
    method:
      `${measured.length} pairs in turns: one page joins, receives microphone and camera of a sender (VP8, 320 × 240) ` +
      'and leaves, once by Parley (ticket of a chat node, gateway, video node) and once by a server of mediasoup and ' +
      'bare Socket.IO on the same worker program, with the same code in the page. The clock stops when the first ' +
      'picture is decoded. The ratio is the median of the pairs’ own.',
    figures: [
      {
        name: 'join → first frame, times bare mediasoup',
        value: median(measured.map(pair => pair.parley.total / pair.bare.total)),
        unit: '×',
        atMost: goal,
      },
      { name: 'join → first frame p95, times bare mediasoup', value: parley.p95 / bare.p95, unit: '×' },
    ],
    tables: [
      {
        title: 'Join → first frame, ms',
        columns: ['server', 'p50', 'p95', 'max'],
        rows: [
          ['Parley', parley.p50, parley.p95, parley.max],
          ['bare mediasoup', bare.p50, bare.p95, bare.max],
        ],
      },
      {
        title: 'Where the time goes, median ms of each step',
        columns: ['server', ...steps, 'whole'],
        rows: [row('parley', 'Parley'), row('bare', 'bare mediasoup')],
      },
    ],
  };
}

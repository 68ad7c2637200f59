import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Figure, Finding } from '../../bench/lib/finding.ts';
import type { Question } from '../../bench/lib/question.ts';
import { openBrowser, wholeBrowser } from '../../../frontend/e2e/browser.ts';
import { BadNetwork, bottleneckKbits, lossShare, type Weather } from '../lib/bad-network.ts';
import { openBenchPage } from '../lib/page.ts';
import { createTicketMint } from '../lib/tickets.ts';
import { startVideoNode } from '../lib/video-node.ts';
import type { Heard } from '../page/sound.ts';

/** Pages of the bench come from nowhere; this is where they seem to come from. */
const origin = 'http://localhost';
const settleMs = 4_000;
const measureMs = 12_000;
const voicePackets = 50;
const goals = { arrived: 0.85, concealed: 0.1 };
const weathers: { weather: Weather; name: string }[] = [
  { weather: 'fine', name: 'nothing in the way' },
  { weather: 'loss', name: `${lossShare * 100} % loss` },
  { weather: 'bottleneck', name: `${bottleneckKbits} kbit/s` },
];

/** Somebody behind a bad network talks with somebody who has a good one. */
export const badNetwork: Question = {
  name: 'bad-network',
  letter: 'g',
  async ask({ platform, pace, say }) {
    const network = new BadNetwork();
    const closing: (() => Promise<void>)[] = [];
    try {
      const node = await startVideoNode(platform, network.here, origin);
      closing.unshift(() => node.stop());
      const far = await openBrowser(network.launcher(wholeBrowser));
      closing.unshift(() => far.close());
      const near = await openBrowser();
      closing.unshift(() => near.close());
      const mint = createTicketMint(platform.callTicketSecret);
      const callId = randomUUID();
      const talk = async (browser: Browser): Promise<Page> => {
        const page = await openBenchPage(browser, origin);
        const target = { url: node.url, callId, ticket: mint({ callId }) };
        await page.evaluate(to => window.bench.talk(to), target);
        return page;
      };
      const pages = { far: await talk(far), near: await talk(near) };
      const measured: Measured[] = [];
      for (const { weather, name } of weathers) {
        network.set(weather);
        await sleep(settleMs);
        measured.push(...(await measure(pages, name, measureMs * pace)));
        say(`${name}: ${measured.slice(-2).map(describe).join(', ')}`);
      }
      return toFinding(measured);
    } finally {
      for (const close of closing) await close();
      network.remove();
    }
  },
};

interface Measured {
  name: string;
  /** Who hears. */
  who: 'far' | 'near';
  seconds: number;
  /** Voice packets that came, of those that are sent in this time. */
  arrived: number;
  lost: number;
  concealed: number;
  frames: number;
  kbits: number;
}

async function measure(
  { far, near }: { far: Page; near: Page },
  name: string,
  milliseconds: number,
): Promise<Measured[]> {
  const look = () => Promise.all([far, near].map(page => page.evaluate(() => window.bench.heard())));
  const before = await look();
  await sleep(milliseconds);
  const after = await look();
  return (['far', 'near'] as const).flatMap((who, at) => {
    const [from, to] = [before[at], after[at]];
    return from && to ? [{ name, who, ...between(from, to) }] : [];
  });
}

function between(from: Heard, to: Heard): Omit<Measured, 'name' | 'who'> {
  const seconds = (to.at - from.at) / 1_000;
  const packets = to.packets - from.packets;
  const lost = to.lost - from.lost;
  return {
    seconds,
    arrived: packets / (seconds * voicePackets),
    lost: lost / Math.max(1, packets + lost),
    concealed: (to.concealed - from.concealed) / Math.max(1, to.samples - from.samples),
    frames: (to.frames - from.frames) / seconds,
    kbits: ((to.bytes - from.bytes) * 8) / 1_000 / seconds,
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function describe({ who, arrived, concealed }: Measured): string {
  return `${who} hears ${percent(arrived)}, ${percent(concealed)} made up`;
}

function figuresOf({ name, who, arrived, concealed }: Measured): Figure[] {
  const goal = name !== weathers[0]?.name;
  return [
    {
      name: `${name}: voice packets that reach the ${who} end`,
      value: arrived * 100,
      unit: '%',
      atLeast: goal ? goals.arrived * 100 : undefined,
    },
    {
      name: `${name}: sound made up at the ${who} end`,
      value: concealed * 100,
      unit: '%',
      atMost: goal ? goals.concealed * 100 : undefined,
    },
  ];
}

function toFinding(measured: Measured[]): Finding {
  return {
    title: 'A bad network: the sound goes on',
    method:
      'One person sits in a network namespace behind a router in another one, which drops packets at random (iptables) or ' +
      'lets so much through (tbf, a queue of 300 ms) in both directions, media and signalling alike; the other one and a ' +
      'video node of the bench’s own are on this side. Both send voice and a picture in two layers, of which the better ' +
      'one may take 700 kbit/s; what it does take of the browser’s test picture stands where nothing is in the way. ' +
      `Measured for ${measureMs / 1_000} s after ${settleMs / 1_000} s to settle.`,
    figures: measured.flatMap(figuresOf),
    tables: [
      {
        title: 'What is received',
        columns: ['network', 'by the end', 'voice packets', 'lost', 'sound made up', 'frames/s', 'kbit/s'],
        rows: measured.map(({ name, who, arrived, lost, concealed, frames, kbits }) => [
          name,
          who,
          percent(arrived),
          percent(lost),
          percent(concealed),
          frames,
          kbits,
        ]),
      },
    ],
  };
}

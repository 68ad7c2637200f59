import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Finding } from '../../bench/lib/finding.ts';
import { scrapeAll, total } from '../../bench/lib/metrics.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Question } from '../../bench/lib/question.ts';
import { openBrowser } from '../../../frontend/e2e/browser.ts';
import { inviteParty, missedDuring, room, untilTogether, type Guest, type Missed } from '../lib/app-party.ts';

const rounds = 3;
const calmSeconds = 5;
/** After the last one is seen, the old way is closed within this time. */
const settledMs = 3_000;
const changeWithinMs = 30_000;
const goals = { silence: 300, freeze: 500 };
const phases = ['direct', 'toSfu', 'onSfu', 'toDirect'] as const;
const names: Record<Phase, string> = {
  direct: '2, direct',
  toSfu: '2 → 3, to the SFU',
  onSfu: '3, on the SFU',
  toDirect: '3 → 2, direct again',
};

type Phase = (typeof phases)[number];

/** A third person comes and goes: what the two others miss of each other. */
export const handOver: Question = {
  name: 'hand-over',
  letter: 'b',
  async ask({ platform, pace, say }) {
    const browser = await openBrowser();
    try {
      const [alder, rowan, hazel] = await inviteParty(browser, platform.gatewayUrl, ['Alder', 'Rowan', 'Hazel']);
      if (!alder || !rowan || !hazel) throw new Error('Somebody is missing');
      await alder.app.call.start();
      await rowan.app.call.join();
      const measured: Record<Phase, Missed>[] = [];
      for (let round = 0; round < Math.max(1, Math.round(rounds * pace)); round += 1) {
        measured.push(await comeAndGo(platform, [alder, rowan], hazel));
        say(`hand-over: ${phases.map(phase => describe(phase, measured.at(-1)?.[phase])).join('; ')}`);
      }
      return toFinding(measured);
    } finally {
      await browser.close();
    }
  },
};

async function comeAndGo(platform: Platform, pair: [Guest, Guest], third: Guest): Promise<Record<Phase, Missed>> {
  await untilTogether(pair);
  const direct = await missedDuring(pair, () => sleep(calmSeconds * 1_000));
  const toSfu = await missedDuring(pair, async () => {
    const changed = await changesTo(platform, 'sfu');
    await third.app.call.join();
    await untilTogether([...pair, third]);
    await untilMore(platform, 'sfu', changed);
    await sleep(settledMs);
  });
  const onSfu = await missedDuring(pair, () => sleep(calmSeconds * 1_000));
  const toDirect = await missedDuring(pair, async () => {
    const changed = await changesTo(platform, 'mesh');
    await third.app.call.leave();
    await third.app.open(room);
    await untilMore(platform, 'mesh', changed);
    await sleep(2 * settledMs);
  });
  return { direct, toSfu, onSfu, toDirect };
}

/** How often calls of this platform went over to that way. */
async function changesTo(platform: Platform, topology: 'mesh' | 'sfu'): Promise<number> {
  return total(await scrapeAll(platform.adminPorts('video')), 'parley_call_topology_changes_total', { topology });
}

async function untilMore(platform: Platform, topology: 'mesh' | 'sfu', before: number): Promise<void> {
  const limit = performance.now() + changeWithinMs;
  while ((await changesTo(platform, topology)) <= before) {
    if (performance.now() > limit) throw new Error(`The call does not go over to ${topology}`);
    await sleep(200);
  }
}

function describe(phase: Phase, missed: Missed | undefined): string {
  return `${names[phase]} ${missed?.silence.toFixed(0)} ms silent, ${missed?.freeze.toFixed(0)} ms still`;
}

function figuresOf(measured: Record<Phase, Missed>[], phase: Phase): Figure[] {
  const worst = (what: keyof Missed) => Math.max(...measured.map(round => round[phase][what]));
  return [
    { name: `${names[phase]}: longest silence`, value: worst('silence'), unit: 'ms', atMost: goals.silence },
    { name: `${names[phase]}: longest still picture`, value: worst('freeze'), unit: 'ms', atMost: goals.freeze },
  ];
}

function toFinding(measured: Record<Phase, Missed>[]): Finding {
  return {
    title: 'Hand-over 2 → 3 → 2',
    method:
      `Three windows of the web app, ${measured.length} rounds: two are in a call directly, a third one joins and leaves ` +
      'again. The two hum at notes of their own and send pictures of 320 × 180 at 15 a second. Silence: how long no ' +
      'player of the page that is not muted has the other’s note, looked at every 20 ms. Still: the longest time between ' +
      'two painted pictures of the other. The worse of both, and the worst round. The rows without a change show what ' +
      'the machine itself adds with three windows on two cores.',
    figures: [...figuresOf(measured, 'toSfu'), ...figuresOf(measured, 'toDirect')],
    tables: [
      {
        title: 'Silent and still, ms',
        columns: ['round', ...phases.map(phase => names[phase])],
        rows: measured.map((round, at) => [
          at + 1,
          ...phases.map(phase => `${round[phase].silence.toFixed(0)} / ${round[phase].freeze.toFixed(0)}`),
        ]),
      },
    ],
  };
}

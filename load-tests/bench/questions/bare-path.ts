import { promisesOf } from '../lib/completeness.ts';
import { foreignCores, type CpuUse } from '../lib/cpu.ts';
import type { Figure, Finding, Table } from '../lib/finding.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { startSides, type Side, type Sides } from '../lib/sides.ts';
import { usualSize as size } from '../lib/town.ts';
import type { Outcome } from '../load/job.ts';

const rates = [
  { perSecond: 300, cpuMs: 1.5 },
  { perSecond: 1_667, cpuMs: 0.7 },
];
const pairs = 5;

/** What the product costs and takes beside the same servers and libraries used naively, in turns. */
export const barePath: Question = {
  name: 'bare-path',
  async ask(asked) {
    const sides = await startSides(asked.platform);
    try {
      const runs: Pair[] = [];
      for (const { perSecond } of rates) runs.push(...(await measurePairs(asked, sides, perSecond)));
      return toFinding(runs);
    } finally {
      await sides.stop();
    }
  },
};

interface Run {
  outcome: Outcome;
  cpu: CpuUse;
}

interface Pair {
  perSecond: number;
  parley: Run;
  plain: Run;
}

async function measurePairs({ pace, say }: Asked, { parley, plain }: Sides, perSecond: number): Promise<Pair[]> {
  const sending = { perSecond, warmSeconds: 3, seconds: 12 * pace, bodyChars: 100 };
  const runs: Pair[] = [];
  for (let at = 0; at < pairs; at += 1) {
    // Who goes first changes, so that what one leaves behind weighs on both.
    const turns = at % 2 === 0 ? ([parley, plain] as const) : ([plain, parley] as const);
    const found = new Map<Side, Run>();
    for (const turn of turns) found.set(turn, await turn.crowd.send(sending, turn.pids));
    const pair = { perSecond, parley: found.get(parley) as Run, plain: found.get(plain) as Run };
    say(`${perSecond}/s: ${shown(pair.parley)}, bare ${shown(pair.plain)}`);
    runs.push(pair);
  }
  return runs;
}

const shown = (run: Run) => `${cpuMs(run).toFixed(2)} ms, p95 ${run.outcome.delivered.p95.toFixed(0)} ms`;

/** CPU of all servers for a message, in milliseconds; a message has as many deliveries as its room has members. */
function cpuMs({ cpu, outcome }: Run): number {
  return (cpu.totalMs * size.roomSize) / outcome.deliveries;
}

function toFinding(runs: Pair[]): Finding {
  return {
    title: 'Parley beside the bare path',
    method:
      'Two Socket.IO nodes with the sharded Redis adapter, kafkajs and one worker with bulk inserts, as their documentation shows them, ' +
      'without sign-in, checks, limits or healing, on the stores of the platform and behind the same gateway. ' +
      `${size.people} sockets in ${size.rooms} rooms of ${size.roomSize}; in turns, ${pairs} pairs at each rate; figures are medians of pairs.`,
    figures: rates.flatMap(rate => figuresOf(rate, of(runs, rate.perSecond))),
    tables: [everyPair(runs), ...rates.map(({ perSecond }) => byProcess(perSecond, of(runs, perSecond)))],
  };
}

const of = (runs: Pair[], perSecond: number) => runs.filter(run => run.perSecond === perSecond);

function figuresOf({ perSecond, cpuMs: atMost }: (typeof rates)[number], runs: Pair[]): Figure[] {
  const ratio = (value: (run: Run) => number) => median(runs.map(({ parley, plain }) => value(parley) / value(plain)));
  const name = (what: string) => `${perSecond}/s: ${what}`;
  return [
    { name: name('CPU a message'), value: median(runs.map(({ parley }) => cpuMs(parley))), unit: 'ms', atMost },
    { name: name('CPU a message, times the bare path'), value: ratio(cpuMs), unit: '×', atMost: 1 },
    {
      name: name('delivered p95, times the bare path'),
      value: ratio(({ outcome }) => outcome.delivered.p95),
      unit: '×',
      atMost: 1,
    },
    ...promisesOf(
      `${perSecond}/s`,
      runs.map(({ parley }) => parley),
    ),
  ];
}

function everyPair(runs: Pair[]): Table {
  const spread = ({ outcome: { delivered } }: Run) => [delivered.p50, delivered.p95, delivered.p99];
  return {
    title: 'Each pair: CPU a message and times to delivery, ms',
    columns: ['rate', 'CPU', 'bare', 'p50', 'p95', 'p99', 'bare p50', 'bare p95', 'bare p99', 'cores of others'],
    rows: runs.map(({ perSecond, parley, plain }) => [
      `${perSecond}/s`,
      ...[cpuMs(parley), cpuMs(plain), ...spread(parley), ...spread(plain)],
      [parley, plain].map(({ cpu, outcome }) => foreignCores(cpu, outcome.generatorCpuMs).toFixed(2)).join(' / '),
    ]),
  };
}

function byProcess(perSecond: number, runs: Pair[]): Table {
  const names = Object.keys(runs[0]?.parley.cpu.byName ?? {});
  const each = (value: (pair: Pair) => Run, name: string) =>
    median(
      runs.map(pair => {
        const { cpu, outcome } = value(pair);
        return ((cpu.byName[name] ?? 0) * 1_000 * size.roomSize) / outcome.deliveries;
      }),
    );
  const rows = names.map(name => [name, each(({ parley }) => parley, name), each(({ plain }) => plain, name)]);
  return { title: `µs of CPU a message at ${perSecond}/s`, columns: ['process', 'Parley', 'bare path'], rows };
}

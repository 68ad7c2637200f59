import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parleyCrowd } from '../lib/crowds.ts';
import type { Finding, Table } from '../lib/finding.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle } from '../lib/town.ts';
import type { Peer } from '../peers/peer.ts';
import { startProsody } from '../peers/prosody.ts';
import { connectAll, type Cost, type Name } from '../peers/side.ts';
import { startSynapse } from '../peers/synapse.ts';

const size = { people: 60, rooms: 20, roomSize: 10 };
const rounds = 3;
/** Synapse answers ten long polls for each message, in one process: it cannot do much more on such a machine. */
const common = 10;
/** What the other two bear easily; what is sent together shares its cost. */
const brisk = 100;
const goals = { synapse: 0.2, prosody: 1.5 };

/** What a message costs beside other chat servers that store what they deliver. */
export const peers: Question = {
  name: 'peers',
  onlyByName: true,
  async ask(asked) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-peers-'));
    const open: { stop(): Promise<void> }[] = [];
    async function opened<T extends (typeof open)[number]>(opening: Promise<T>): Promise<T> {
      const one = await opening;
      open.unshift(one);
      return one;
    }
    try {
      const town = await settle(asked.platform, size);
      const prosody = await opened(startProsody(join(folder, 'prosody'), town));
      asked.say(`Prosody ${prosody.version} has its people`);
      const synapse = await opened(startSynapse(join(folder, 'synapse'), asked.platform, town));
      asked.say(`Synapse ${synapse.version} has its people and rooms`);
      const parley = { crowd: parleyCrowd(asked.platform, town), pids: asked.platform.pids };
      const sides = await opened(connectAll({ parley, prosody, synapse }));
      return toFinding(await measureAll(asked, sides), prosody, synapse);
    } finally {
      for (const one of open) await one.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Round {
  perSecond: number;
  costs: Partial<Record<Name, Cost>>;
}

async function measureAll({ pace, say }: Asked, sides: Awaited<ReturnType<typeof connectAll>>): Promise<Round[]> {
  const cases: { perSecond: number; names: Name[] }[] = [
    { perSecond: common, names: ['parley', 'prosody', 'synapse'] },
    { perSecond: brisk, names: ['parley', 'prosody'] },
  ];
  await sides.warmUp();
  const found: Round[] = [];
  for (const { perSecond, names } of cases)
    for (let round = 0; round < rounds; round += 1) {
      const costs: Round['costs'] = {};
      // Who goes first changes, so that what one leaves behind weighs on all.
      const first = round % names.length;
      for (const name of [...names.slice(first), ...names.slice(0, first)]) {
        costs[name] = await sides.costOf(name, { perSecond, warmSeconds: 3, seconds: 12 * pace, bodyChars: 100 });
      }
      say(`${perSecond}/s: ${names.map(name => `${name} ${costs[name]?.added.toFixed(2)} ms`).join(', ')}`);
      found.push({ perSecond, costs });
    }
  return found;
}

function toFinding(found: Round[], prosody: Peer, synapse: Peer): Finding {
  const of = (perSecond: number) => found.filter(round => round.perSecond === perSecond);
  const cost = (name: Name, perSecond: number, which: 'added' | 'all') =>
    median(of(perSecond).map(({ costs }) => costs[name]?.[which] ?? Number.NaN));
  const ratio = (name: Name, perSecond: number, which: 'added' | 'all') =>
    median(of(perSecond).map(({ costs }) => (costs.parley?.[which] ?? Number.NaN) / (costs[name]?.[which] ?? 0)));
  const each = (label: string, name: Name, perSecond: number) => [
    {
      name: `${perSecond}/s: CPU a durable delivered message, ${label}`,
      value: cost(name, perSecond, 'added'),
      unit: 'ms',
    },
  ];
  const beside = (label: string, name: 'prosody' | 'synapse', perSecond: number) => [
    {
      name: `${perSecond}/s: CPU a durable delivered message, times ${label}`,
      value: ratio(name, perSecond, 'added'),
      unit: '×',
      atMost: perSecond === common ? goals[name] : undefined,
    },
    {
      name: `${perSecond}/s: the same with what is used at rest, times ${label}`,
      value: ratio(name, perSecond, 'all'),
      unit: '×',
    },
  ];
  return {
    title: 'Parley beside Prosody and Synapse',
    method: method(prosody, synapse),
    figures: [
      ...each('Parley', 'parley', common),
      ...each('Prosody', 'prosody', common),
      ...each('Synapse', 'synapse', common),
      ...beside('Synapse', 'synapse', common),
      ...beside('Prosody', 'prosody', common),
      ...each('Parley', 'parley', brisk),
      ...each('Prosody', 'prosody', brisk),
      ...beside('Prosody', 'prosody', brisk),
    ],
    tables: [everyRound(found), byProcess(found)],
  };
}

function method(prosody: Peer, synapse: Peer): string {
  return 'TODO' + prosody.version + synapse.version;
}

function everyRound(found: Round[]): Table {
  const rows = found.flatMap(({ perSecond, costs }, at) =>
    Object.entries(costs).map(([name, { added, all, p50, p95, foreign }]) => [
      ...[`${perSecond}/s`, (at % rounds) + 1, name],
      ...[added, all, p50, p95, foreign],
    ]),
  );
  const columns = ['rate', 'round', 'server', 'CPU, added', 'CPU, all', 'p50', 'p95', 'cores of others'];
  return { title: 'Each round: CPU a message and times to delivery, ms', columns, rows };
}

function byProcess(found: Round[]): Table {
  const rates = [common, brisk];
  const names: Name[] = ['parley', 'prosody', 'synapse'];
  const rows = names.flatMap(name => {
    const processes = Object.keys(found[0]?.costs[name]?.byName ?? {});
    return processes.map(process => [
      `${name}: ${process}`,
      ...rates.map(perSecond => {
        const values = found.flatMap(round => (round.perSecond === perSecond ? (round.costs[name] ?? []) : []));
        return values.length > 0 ? median(values.map(({ byName }) => (byName[process] ?? 0) * 1_000)) : '';
      }),
    ]);
  });
  return {
    title: 'µs of CPU a message by process, added',
    columns: ['process', ...rates.map(rate => `${rate}/s`)],
    rows,
  };
}

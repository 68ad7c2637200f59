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
/**
 * Messages a second. Synapse answers ten long polls for each in one process, which is about full at five on a machine of
 * two slow cores.
 */
const common = 4;
/** Of the other two alone: what is sent together shares its cost. */
const brisk = 30;
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
  const cases: { perSecond: number; seconds: number; names: Name[] }[] = [
    { perSecond: common, seconds: 30, names: ['parley', 'prosody', 'synapse'] },
    { perSecond: brisk, seconds: 12, names: ['parley', 'prosody'] },
  ];
  await sides.warmUp();
  const found: Round[] = [];
  for (const { perSecond, seconds, names } of cases)
    for (let round = 0; round < rounds; round += 1) {
      const costs: Round['costs'] = {};
      const rest = await sides.rest();
      const sending = { perSecond, warmSeconds: 3, seconds: seconds * pace, bodyChars: 100 };
      // Who goes first changes, so that what one leaves behind weighs on all.
      const first = round % names.length;
      for (const name of [...names.slice(first), ...names.slice(0, first)]) {
        costs[name] = await sides.costOf(name, sending, rest);
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
      atMost: goals[name],
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
  return [
    `Parley, Prosody ${prosody.version} and Synapse ${synapse.version} with the same ${size.people} people in ${size.rooms} rooms of ${size.roomSize},`,
    `bodies of 100 characters, in turns, ${rounds} rounds at each rate; figures are medians of rounds, ratios of those within a round.`,
    'CPU of all processes that serve, less what the same ones use at rest with everybody connected, is divided by deliveries',
    `and multiplied by ${size.roomSize}: it is for a message that all ${size.roomSize} of its room have got, its sender among them.`,
    '“Cores of others” holds what the other servers use at rest. At the low rate Parley uses more at rest than for messages, so its figures there vary by half.',
    'A run in which a message is not acknowledged, or not delivered to somebody, has no figure. The generator is a process of its own and does not count.',
    '\n\nParley: all processes of the platform with gateway, Kafka, MongoDB (majority, journal), Redis and PostgreSQL.',
    'Prosody: one process over plain TCP, accounts and archives (`mam`, `muc_mam`) in SQLite as its documentation shows it; nothing is',
    'changed there, so each message is a transaction with rollback journal and `synchronous=FULL` (four calls of fdatasync), before it is broadcast.',
    'Synapse: one process over plain HTTP and its database in the PostgreSQL of the platform (`fsync` and `synchronous_commit` on, tables',
    'analysed), whose CPU counts for it; rooms are not encrypted, presence, federation and limits are off; everybody has one long poll of `/sync` with a stored filter.',
    '\n\nNot comparable: Parley alone has a gateway, two nodes, a log beside its store, and checks each message for repeats and order, which are',
    'not asked of the peers. Kafka is acknowledged by one broker, which leaves its flush to the system: a crash of the program loses nothing, loss of power may.',
    'Prosody and Synapse flush for each message. Prosody’s clients use no stream management and no TLS, nobody has TLS. Nobody sends typing notices or read receipts.',
    `Before the first round Parley gets 400 messages a second for ten seconds, Prosody 100 and Synapse ${common}: its compilers have most to do.`,
  ].join(' ');
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

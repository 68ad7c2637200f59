import { setTimeout as sleep } from 'node:timers/promises';
import { startBareServer, type BareServer } from '../lib/bare-server.ts';
import { countIdle, foreignCores, withoutIdle, type CpuUse } from '../lib/cpu.ts';
import { bareCrowd, directCrowd } from '../lib/crowds.ts';
import type { Finding } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle } from '../lib/town.ts';
import type { Crowd } from '../load/job.ts';

/** Rates that keep the machine at work without filling it: what is sent together shares its cost. */
const cases = [
  { fanOut: 10, people: 300, rooms: 100, perSecond: 500 },
  { fanOut: 100, people: 500, rooms: 5, perSecond: 150 },
  { fanOut: 1_000, people: 1_000, rooms: 1, perSecond: 15 },
];
const rounds = 2;
const calmMs = 2_500;
const idleSeconds = 3;
const goal = { fanOut: 100, atMost: 1.5 };

/** What a delivery costs beside the same one by Socket.IO alone. */
export const fanOut: Question = {
  name: 'fan-out',
  async ask(asked) {
    const bare = await startBareServer();
    const pairs: Pair[] = [];
    for (const size of cases) pairs.push(...(await compare(asked, bare, size)));
    await bare.stop();
    return toFinding(pairs);
  },
};

interface Cost {
  /** Microseconds of CPU for each delivery: what the load added, and all that was used. */
  added: number;
  all: number;
  byName: Record<string, number>;
  foreign: number;
}

interface Pair {
  fanOut: number;
  parley: Cost;
  bare: Cost;
}

async function compare(asked: Asked, bare: BareServer, size: (typeof cases)[number]): Promise<Pair[]> {
  const town = await settle(asked.platform, { people: size.people, rooms: size.rooms, roomSize: size.fanOut });
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const parley = await costOf(asked, size.perSecond, directCrowd(asked.platform, town), asked.platform.pids);
    const plain = await costOf(asked, size.perSecond, bareCrowd(bare, town), new Map([['socket.io', bare.pid]]));
    asked.say(`fan-out ${size.fanOut}: ${parley.added.toFixed(1)} µs a delivery, bare ${plain.added.toFixed(1)} µs`);
    pairs.push({ fanOut: size.fanOut, parley, bare: plain });
  }
  return pairs;
}

async function costOf(
  { pace }: Asked,
  perSecond: number,
  crowd: Crowd,
  servers: ReadonlyMap<string, number>,
): Promise<Cost> {
  const load = await LoadProcess.connect(crowd);
  // What connecting leaves behind (presence above all) is told by then.
  await sleep(calmMs);
  const idle = await countIdle(servers, idleSeconds);
  const sending = { perSecond, warmSeconds: 4, seconds: 8 * pace, bodyChars: 100 };
  const { outcome, cpu } = await load.send(sending, servers);
  await load.leave();
  if (outcome.completeness.missing > 0) throw new Error(`${outcome.completeness.missing} deliveries are missing`);
  return toCost(cpu, idle, outcome.deliveries, outcome.generatorCpuMs);
}

function toCost(cpu: CpuUse, idle: CpuUse, deliveries: number, generatorMs: number): Cost {
  const added = withoutIdle(cpu, idle);
  const each = (ms: number): number => (ms * 1_000) / deliveries;
  return {
    added: each(added.totalMs),
    all: each(cpu.totalMs),
    byName: Object.fromEntries(Object.entries(added.byName).map(([name, ms]) => [name, each(ms)])),
    foreign: foreignCores(cpu, generatorMs),
  };
}

function toFinding(pairs: Pair[]): Finding {
  const sizes = cases.map(({ fanOut: size }) => ({ size, of: pairs.filter(pair => pair.fanOut === size) }));
  const ratio = (of: Pair[], cost: 'added' | 'all') => median(of.map(pair => pair.parley[cost] / pair.bare[cost]));
  const names = Object.keys(pairs[0]?.parley.byName ?? {});
  const byProcess = names.map(name => [
    name,
    ...sizes.map(({ of }) => median(of.map(({ parley }) => parley.byName[name] ?? 0))),
  ]);
  return {
    title: 'CPU per delivered message, against bare Socket.IO',
    method:
      'Every server process summed (chat nodes, delivery worker, Kafka, MongoDB, Redis and what idles beside them) ' +
      'against one process that only knows Socket.IO: same rooms, payload and load generator, in turns. Both are reached ' +
      'directly; what the gateway takes for a delivery follows from its share of CPU under “Send → acknowledged → ' +
      'delivered”. “Added” is what the load added to what the same processes use at rest with the same sockets ' +
      'connected; “all” is everything.',
    figures: sizes.flatMap(({ size, of }) => [
      {
        name: `fan-out ${size}: added CPU per delivery, times bare Socket.IO`,
        value: ratio(of, 'added'),
        unit: '×',
        atMost: size === goal.fanOut ? goal.atMost : undefined,
      },
      { name: `fan-out ${size}: all CPU per delivery, times bare Socket.IO`, value: ratio(of, 'all'), unit: '×' },
    ]),
    tables: [
      {
        title: 'µs of CPU a delivery, each pair',
        columns: ['fan-out', 'Parley added', 'bare added', 'Parley all', 'bare all', 'cores used by other programs'],
        rows: pairs.map(({ fanOut: size, parley, bare }) => [
          size,
          parley.added,
          bare.added,
          parley.all,
          bare.all,
          `${parley.foreign.toFixed(2)} / ${bare.foreign.toFixed(2)}`,
        ]),
      },
      {
        title: 'µs a delivery by process, added',
        columns: ['process', ...sizes.map(({ size }) => `1:${size}`)],
        rows: byProcess,
      },
    ],
  };
}

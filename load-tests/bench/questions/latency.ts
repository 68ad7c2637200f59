import { foreignCores, type CpuUse } from '../lib/cpu.ts';
import { promiseFigures } from '../lib/completeness.ts';
import { parleyCrowd } from '../lib/crowds.ts';
import type { Figure, Table } from '../lib/finding.ts';
import { observedBetween, quantileMs } from '../lib/histogram.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { scrapeAll, type Sample } from '../lib/metrics.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, usualSize as size } from '../lib/town.ts';
import type { Outcome } from '../load/job.ts';

const loads = [
  { perSecond: 300, p95: 40, p99: 80 },
  { perSecond: 1_667, p95: 100, p99: 200 },
];
/** The compilers of Kafka's JVM and of V8 have their work behind them after this. */
const warmUp = { perSecond: 800, warmSeconds: 0, seconds: 30, bodyChars: 100 };
const hops = ['accept', 'publish', 'consume', 'persist', 'fanout', 'stream', 'total'];
const hopMetric = 'parley_message_hop_seconds';

/** How long a message takes from its sender to Kafka's acknowledgement, and to everybody in its room. */
export const latency: Question = {
  name: 'latency',
  async ask(asked) {
    const town = await settle(asked.platform, size);
    asked.say(`${size.people} people in ${size.rooms} rooms of ${size.roomSize}`);
    const crowd = await LoadProcess.connect(parleyCrowd(asked.platform, town));
    await crowd.send(warmUp, asked.platform.pids);
    const runs: Measured[] = [];
    for (const { perSecond } of loads) runs.push(await measure(asked, crowd, perSecond));
    await crowd.leave();
    return {
      title: 'Send → acknowledged → delivered',
      method:
        `An open loop through the gateway to two chat nodes and one delivery worker: ${size.people} sockets in ` +
        `${size.rooms} rooms of ${size.roomSize}, bodies of 100 characters. Times count from the moment a message was ` +
        'due. Hops come from the histograms of the services; their quantiles are interpolated within a bucket.',
      figures: runs.flatMap(figuresOf),
      tables: [times(runs), hopTimes(runs), cpuShares(runs)],
    };
  },
};

interface Measured {
  perSecond: number;
  outcome: Outcome;
  before: Sample[];
  after: Sample[];
  cpu: CpuUse;
}

async function measure({ platform, pace, say }: Asked, crowd: LoadProcess, perSecond: number): Promise<Measured> {
  const adminPorts = [...platform.adminPorts('chat'), ...platform.adminPorts('delivery')];
  const before = await scrapeAll(adminPorts);
  const sending = { perSecond, warmSeconds: 3, seconds: 15 * pace, bodyChars: 100 };
  const { outcome, cpu } = await crowd.send(sending, platform.pids);
  say(
    `${perSecond}/s: delivered p95 ${outcome.delivered.p95.toFixed(1)} ms, p99 ${outcome.delivered.p99.toFixed(1)} ms`,
  );
  return { perSecond, outcome, before, after: await scrapeAll(adminPorts), cpu };
}

function figuresOf({ perSecond, outcome }: Measured): Figure[] {
  const goal = loads.find(load => load.perSecond === perSecond);
  const { delivered, completeness } = outcome;
  return [
    { name: `${perSecond}/s: send → delivered p95`, value: delivered.p95, unit: 'ms', atMost: goal?.p95 },
    { name: `${perSecond}/s: send → delivered p99`, value: delivered.p99, unit: 'ms', atMost: goal?.p99 },
    ...promiseFigures(`${perSecond}/s`, completeness),
  ];
}

function times(runs: Measured[]): Table {
  const rows = runs.flatMap(({ perSecond, outcome: { ack, delivered } }) => [
    [`${perSecond}/s`, 'ack', ack.p50, ack.p95, ack.p99, ack.max],
    [`${perSecond}/s`, 'delivered', delivered.p50, delivered.p95, delivered.p99, delivered.max],
  ]);
  return { title: 'Seen by the clients, ms', columns: ['rate', 'send →', 'p50', 'p95', 'p99', 'max'], rows };
}

function hopTimes(runs: Measured[]): Table {
  const rows = runs.flatMap(({ perSecond, before, after }) =>
    hops.map(hop => {
      const seen = observedBetween(before, after, hopMetric, { hop });
      return [`${perSecond}/s`, hop, ...[0.5, 0.95, 0.99].map(at => quantileMs(seen, at)), seen.count];
    }),
  );
  return { title: 'Hops, ms', columns: ['rate', 'hop', 'p50', 'p95', 'p99', 'observed'], rows };
}

/** Microseconds a delivery, at the highest rate. */
function gatewayMicros(runs: Measured[]): string {
  const last = runs.at(-1);
  return last ? (((last.cpu.byName['gateway'] ?? 0) * 1_000) / last.outcome.deliveries).toFixed(1) : '?';
}

function cpuShares(runs: Measured[]): Table {
  const names = Object.keys(runs[0]?.cpu.byName ?? {});
  const share = ({ cpu: { byName, wallMs } }: Measured, name: string) => ((byName[name] ?? 0) / wallMs) * 100;
  const rows = names.map(name => [name, ...runs.map(run => share(run, name))]);
  const generator = runs.map(({ outcome, cpu: { wallMs } }) => (outcome.generatorCpuMs / wallMs) * 100);
  return {
    title: `CPU, % of one core (a delivery takes the gateway ${gatewayMicros(runs)} µs)`,
    columns: ['process', ...runs.map(({ perSecond }) => `${perSecond}/s`)],
    rows: [
      ...rows,
      ['(load generator)', ...generator],
      ['(other programs)', ...runs.map(({ cpu, outcome }) => foreignCores(cpu, outcome.generatorCpuMs) * 100)],
    ],
  };
}

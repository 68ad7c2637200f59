import { promiseFigures } from '../lib/completeness.ts';
import { parleyCrowd } from '../lib/crowds.ts';
import type { Figure, Table } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { cpuShares, hopTimes, measure, type Measured } from '../lib/measured.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, usualSize as size } from '../lib/town.ts';

const loads = [
  { perSecond: 300, p95: 40, p99: 80 },
  { perSecond: 1_667, p95: 100, p99: 200 },
];
/** The compilers of Kafka's JVM and of V8 have their work behind them after this. */
const warmUp = { perSecond: 800, warmSeconds: 0, seconds: 30, bodyChars: 100 };

/** How long a message takes from its sender to Kafka's acknowledgement, and to everybody in its room. */
export const latency: Question = {
  name: 'latency',
  async ask(asked) {
    const town = await settle(asked.platform, size);
    asked.say(`${size.people} people in ${size.rooms} rooms of ${size.roomSize}`);
    const crowd = await LoadProcess.connect(parleyCrowd(asked.platform, town));
    await crowd.send(warmUp, asked.platform.pids);
    const runs: Measured[] = [];
    for (const { perSecond } of loads) runs.push(await ask(asked, crowd, perSecond));
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

async function ask({ platform, pace, say }: Asked, crowd: LoadProcess, perSecond: number): Promise<Measured> {
  const run = await measure(platform, crowd, { perSecond, warmSeconds: 3, seconds: 15 * pace, bodyChars: 100 });
  const { p95, p99 } = run.outcome.delivered;
  say(`${perSecond}/s: delivered p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  return run;
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

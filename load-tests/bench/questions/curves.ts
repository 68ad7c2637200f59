import { parleyCrowd } from '../lib/crowds.ts';
import { promisesOf } from '../lib/completeness.ts';
import type { Finding } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { startPlatform, type Platform } from '../lib/platform.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle } from '../lib/town.ts';
import type { CpuUse } from '../lib/cpu.ts';
import type { Outcome } from '../load/job.ts';

/** One point of a curve. */
interface Point {
  perSecond: number;
  rooms: number;
  /** Members of a room, all connected: its fan-out. */
  roomSize: number;
  chatNodes: number;
  workers: number;
}

const usual: Point = { perSecond: 300, rooms: 100, roomSize: 10, chatNodes: 2, workers: 1 };
const curves: Record<string, Point[]> = {
  rate: [50, 150, 300, 600, 1_200].map(perSecond => ({ ...usual, perSecond })),
  rooms: [10, 100, 500].map(rooms => ({ ...usual, rooms })),
  'fan-out': [2, 10, 50].map(roomSize => ({ ...usual, roomSize, rooms: Math.round(1_000 / roomSize) })),
  nodes: [
    { ...usual, chatNodes: 1 },
    { ...usual, chatNodes: 4 },
    { ...usual, workers: 2 },
  ],
};
const people = 300;
/** The compilers of Kafka's JVM and of V8 have their work behind them after this. */
const warmUp = { perSecond: 800, warmSeconds: 0, seconds: 20, bodyChars: 100 };

/** How the cost of a message moves with the rate, the number of rooms, their size, and the number of processes. */
export const costs: Question = {
  name: 'curves',
  async ask(asked) {
    const found: Measured[] = [];
    for (const [curve, points] of Object.entries(curves))
      for (const point of points) found.push({ curve, point, ...(await measureOn(asked, point)) });
    return toFinding(found);
  },
};

interface Measured {
  curve: string;
  point: Point;
  outcome: Outcome;
  cpu: CpuUse;
}

/** On the platform of the bench, or on one of its own where that has other numbers of processes. */
async function measureOn(asked: Asked, point: Point): Promise<Pick<Measured, 'outcome' | 'cpu'>> {
  const isUsual = point.chatNodes === usual.chatNodes && point.workers === usual.workers;
  if (isUsual) return measure(asked, asked.platform, point);
  const counts = { PARLEY_CHAT_NODES: String(point.chatNodes), PARLEY_DELIVERY_WORKERS: String(point.workers) };
  const platform = await startPlatform(counts);
  return measure(asked, platform, point).finally(() => platform.stop());
}

async function measure({ pace, say }: Asked, platform: Platform, point: Point) {
  const { rooms, roomSize, perSecond } = point;
  const load = await LoadProcess.connect(parleyCrowd(platform, await settle(platform, { people, rooms, roomSize })));
  await load.send({ ...warmUp, seconds: warmUp.seconds * pace }, platform.pids);
  const sending = { perSecond, warmSeconds: 3, seconds: 15 * pace, bodyChars: 100 };
  const measured = await load.send(sending, platform.pids);
  await load.leave();
  const { cpu, outcome } = measured;
  say(`${shown(point)}: ${costOf(point, cpu, outcome).toFixed(2)} ms, p95 ${outcome.delivered.p95.toFixed(0)} ms`);
  return measured;
}

const shown = ({ perSecond, rooms, roomSize, chatNodes, workers }: Point) =>
  `${perSecond}/s, ${rooms} rooms of ${roomSize}, ${chatNodes} nodes, ${workers} workers`;

/** CPU of all servers for a message, in milliseconds. */
function costOf({ roomSize }: Point, cpu: CpuUse, outcome: Outcome): number {
  return (cpu.totalMs * roomSize) / outcome.deliveries;
}

function toFinding(found: Measured[]): Finding {
  return {
    title: 'What a message costs',
    method:
      `One of rate, rooms, room size and processes moves, the others stay at ${shown(usual)}; ${people} sockets through the gateway, all processes of the ` +
      'stack are counted. Other numbers of processes have a stack of their own.',
    figures: promisesOf('all points', found),
    tables: Object.keys(curves).map(curve => ({
      title: `By ${curve}`,
      columns: ['point', 'CPU a message, ms', 'p50', 'p95', 'p99'],
      rows: found
        .filter(measured => measured.curve === curve)
        .map(({ point, cpu, outcome }) => {
          const { p50, p95, p99 } = outcome.delivered;
          return [shown(point), costOf(point, cpu, outcome), p50, p95, p99];
        }),
    })),
  };
}

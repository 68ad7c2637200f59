import { setTimeout as sleep } from 'node:timers/promises';
import { countCpu, countIdle, withoutIdle } from '../lib/cpu.ts';
import { parleyCrowd } from '../lib/crowds.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, type Town } from '../lib/town.ts';

const size = { people: 1_000, rooms: 40, roomSize: 50 };
const rounds = 3;
const idleSeconds = 4;
const shown = ['chat', 'gateway', 'mongo', 'redis'];

/** What it costs that somebody connects, hears their rooms, and learns how far they are. */
export const connect: Question = {
  name: 'connect',
  async ask(asked) {
    const town = await settle(asked.platform, size);
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await measure(asked, town));
    const all = median(runs.map(({ total }) => total));
    asked.say(`connect: ${all.toFixed(2)} ms of CPU`);
    return {
      title: 'CPU of a connection',
      method:
        `${size.people} people in rooms of ${size.roomSize} connect through the gateway, 20 at a time, each with its \`sync\`; every server ` +
        'process summed, less what they use at rest, what rooms are told of who came included. What follows when they leave is not counted.',
      figures: [
        { name: 'a connection, CPU of all servers', value: all, unit: 'ms' },
        {
          name: 'connections a second, 20 at a time',
          value: median(runs.map(({ perSecond }) => perSecond)),
          unit: '/s',
        },
      ],
      tables: [
        {
          title: 'ms of CPU a connection, each round',
          columns: ['all servers', ...shown],
          rows: runs.map(({ total, of }) => [total, ...shown.map(name => of(name))]),
        },
      ],
    };
  },
};

interface Run {
  total: number;
  perSecond: number;
  /** Of all processes whose name begins so. */
  of: (name: string) => number;
}

async function measure({ platform }: Asked, town: Town): Promise<Run> {
  const crowd = parleyCrowd(platform, town);
  // Who left in the round before is taken out of the rooms by then.
  await sleep(idleSeconds * 1_000);
  const idle = await countIdle(platform.pids, idleSeconds);
  const used = countCpu(platform.pids);
  const load = await LoadProcess.connect(crowd);
  const { byName, totalMs, wallMs } = withoutIdle(used(), idle);
  await load.leave();
  const of = (prefix: string) =>
    Object.entries(byName).reduce((sum, [name, ms]) => (name.startsWith(prefix) ? sum + ms : sum), 0) / size.people;
  return { total: totalMs / size.people, perSecond: (size.people / wallMs) * 1_000, of };
}

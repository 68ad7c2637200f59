import { promisesOf } from '../lib/completeness.ts';
import { parleyCrowd } from '../lib/crowds.ts';
import type { Finding } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, type Town } from '../lib/town.ts';
import type { CpuUse } from '../lib/cpu.ts';
import type { Outcome } from '../load/job.ts';

const people = 1_000;
/** How many of them have the room on their screen. */
const looking = [50, people];
const perSecond = 15;
const rounds = 3;

/** What a message in a room of a thousand takes and costs when few look at it, and when all do. */
export const largeRoom: Question = {
  name: 'large-room',
  async ask(asked) {
    const town = await settle(asked.platform, { people, rooms: 1, roomSize: people });
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const watchers of looking) runs.push(await measure(asked, town, watchers));
    return toFinding(runs);
  },
};

interface Run {
  watchers: number;
  outcome: Outcome;
  cpu: CpuUse;
}

async function measure({ platform, pace, say }: Asked, town: Town, watchers: number): Promise<Run> {
  const crowd = parleyCrowd(platform, town);
  const rooms = crowd.rooms.map(room => ({ ...room, members: room.members.slice(0, watchers) }));
  const watched = rooms.map(({ id }) => id);
  const load = await LoadProcess.connect({ ...crowd, rooms, watched });
  const sending = { perSecond, warmSeconds: 4, seconds: 15 * pace, bodyChars: 100 };
  const run = { watchers, ...(await load.send(sending, platform.pids)) };
  await load.leave();
  say(
    `${watchers} of ${people} look: p95 ${run.outcome.delivered.p95.toFixed(0)} ms, ${cpuMs(run).toFixed(1)} ms of CPU`,
  );
  return run;
}

/** Of all servers for a message, in milliseconds. */
function cpuMs({ cpu, outcome, watchers }: Run): number {
  return (cpu.totalMs * watchers) / outcome.deliveries;
}

function toFinding(runs: Run[]): Finding {
  const cases = looking.map(watchers => ({ watchers, of: runs.filter(run => run.watchers === watchers) }));
  return {
    title: `A room of ${people}`,
    method:
      `${people} people of one room are connected through the gateway, and ${perSecond} messages/s are written. So many look at the room (\`room:watch\`), ` +
      'and the others hear its digest once a second. In turns; medians.',
    figures: cases.flatMap(({ watchers, of }) => [
      {
        name: `${watchers} look: delivered p95`,
        value: median(of.map(({ outcome }) => outcome.delivered.p95)),
        unit: 'ms',
        atMost: watchers < people ? 100 : undefined,
      },
      { name: `${watchers} look: CPU a message`, value: median(of.map(cpuMs)), unit: 'ms' },
      ...promisesOf(`${watchers} look`, of),
    ]),
    tables: [
      {
        title: 'Each round',
        columns: ['who look', 'p50', 'p95', 'p99', 'CPU a message, ms'],
        rows: runs.map(run => {
          const { p50, p95, p99 } = run.outcome.delivered;
          return [run.watchers, p50, p95, p99, cpuMs(run)];
        }),
      },
    ],
  };
}

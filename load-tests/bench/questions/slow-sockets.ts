import { promisesOf } from '../lib/completeness.ts';
import { directCrowd } from '../lib/crowds.ts';
import type { Finding } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { median } from '../lib/percentiles.ts';
import { residentBytes } from '../lib/process-tree.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, usualSize as size, type Town } from '../lib/town.ts';
import type { Outcome } from '../load/job.ts';

/** They are in every room beside its members, and read nothing. */
const slow = 20;
/** Large bodies, so that what waits for one of them is megabytes within seconds. */
const perSecond = 300;
const bodyChars = 4_000;
const rounds = 3;
const mostEachMb = 4;

/** What sockets that read nothing cost their node, and everybody else. */
export const slowSockets: Question = {
  name: 'slow-sockets',
  async ask(asked) {
    const town = await settle(asked.platform, { ...size, everywhere: slow });
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const stalled of [0, slow]) runs.push(await measure(asked, town, stalled));
    return toFinding(runs);
  },
};

interface Run {
  stalled: number;
  outcome: Outcome;
  grownMb: number;
}

/** Straight at the nodes: a gateway would take some of what is not read. */
async function measure({ platform, pace, say }: Asked, town: Town, stalled: number): Promise<Run> {
  const pids = [...platform.pids].flatMap(([name, pid]) => (name.startsWith('chat') ? [pid] : []));
  const resident = () => pids.reduce((sum, pid) => sum + residentBytes(pid), 0);
  const load = await LoadProcess.connect(directCrowd(platform, town));
  const sending = { perSecond, warmSeconds: 2, seconds: 20 * pace, bodyChars };
  await load.send({ ...sending, seconds: 2 }, platform.pids);
  load.stall(Array.from({ length: stalled }, (_, at) => size.people + at));
  const before = resident();
  const { outcome } = await load.send(sending, platform.pids);
  const grownMb = (resident() - before) / 1_000_000;
  await load.leave();
  say(
    `${stalled} read nothing: p95 of the others ${outcome.delivered.p95.toFixed(0)} ms, ${grownMb.toFixed(0)} MB more`,
  );
  return { stalled, outcome, grownMb };
}

function toFinding(runs: Run[]): Finding {
  const [without, withSlow] = [0, slow].map(stalled => runs.filter(run => run.stalled === stalled)) as [Run[], Run[]];
  const p95 = (of: Run[]) => median(of.map(({ outcome }) => outcome.delivered.p95));
  const grown = (of: Run[]) => median(of.map(({ grownMb }) => grownMb));
  return {
    title: 'Sockets that read nothing',
    method:
      `${perSecond} messages/s of ${bodyChars} characters in rooms of ${size.roomSize}; ${slow} more people are in every room, and read on or, in turns, ` +
      'stop reading. Growth is that of both chat nodes while messages were measured, garbage included; a socket may have 4 MB waiting.',
    figures: [
      {
        name: 'delivered p95 of the others, times that without slow ones',
        value: p95(withSlow) / p95(without),
        unit: '×',
      },
      {
        name: 'memory for each socket that reads nothing',
        value: (grown(withSlow) - grown(without)) / slow,
        unit: 'MB',
        atMost: mostEachMb,
      },
      ...promisesOf('others', runs),
    ],
    tables: [
      {
        title: 'Each round',
        columns: ['read nothing', 'p50', 'p95', 'p99', 'MB grown'],
        rows: runs.map(({ stalled, outcome: { delivered }, grownMb }) => [
          stalled,
          delivered.p50,
          delivered.p95,
          delivered.p99,
          grownMb,
        ]),
      },
    ],
  };
}

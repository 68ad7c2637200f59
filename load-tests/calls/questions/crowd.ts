import { setTimeout as sleep } from 'node:timers/promises';
import { countCpu, type CpuUse } from '../../bench/lib/cpu.ts';
import type { Figure, Finding } from '../../bench/lib/finding.ts';
import { scrapeAll, total } from '../../bench/lib/metrics.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Question } from '../../bench/lib/question.ts';
import { CallCrowd } from '../load/call-crowd.ts';
import type { Signalled } from '../load/job.ts';

const calls = 1_000;
const perSecond = 50;
const holdSeconds = 10;
const goalMs = 1_000;
/** Gauges are set every second. */
const countedMs = 2_500;
const emptyWithinMs = 30_000;

/** A thousand calls at the same time, signalled without media: how long joins take, what they cost, what is left. */
export const crowd: Question = {
  name: 'crowd',
  letter: 'e',
  async ask({ platform, pace, say }) {
    const job = {
      gatewayUrl: platform.gatewayUrl,
      ticketSecret: platform.callTicketSecret,
      calls: Math.round(calls * pace),
      perSecond,
    };
    const people = new CallCrowd();
    try {
      const before = await held(platform);
      const joining = countCpu(platform.pids);
      const signalled = await people.signal(job);
      const used = joining();
      await sleep(countedMs);
      const during = await held(platform);
      say(`crowd: ${during.calls} calls, join p95 ${signalled.join.p95.toFixed(0)} ms`);
      const holding = countCpu(platform.pids);
      await sleep(holdSeconds * 1_000 * pace);
      const rest = holding();
      await people.leave();
      return toFinding({ job, before, during, after: await untilEmpty(platform), signalled, used, rest });
    } finally {
      await people.end();
    }
  },
};

/** What the video nodes say that they hold. */
interface Held {
  calls: number;
  people: number;
  sockets: number;
}

interface Seen {
  job: { calls: number };
  before: Held;
  during: Held;
  after: Held;
  signalled: Signalled;
  used: CpuUse;
  rest: CpuUse;
}

async function held(platform: Platform): Promise<Held> {
  const samples = await scrapeAll(platform.adminPorts('video'));
  return {
    calls: total(samples, 'parley_calls'),
    people: total(samples, 'parley_call_peers'),
    sockets: total(samples, 'parley_socket_connections'),
  };
}

/** A node that has its hands full of farewells may not answer in time: it is asked again. */
async function untilEmpty(platform: Platform): Promise<Held> {
  const limit = performance.now() + emptyWithinMs;
  let last: Held = { calls: Number.NaN, people: Number.NaN, sockets: Number.NaN };
  while (performance.now() < limit) {
    last = await held(platform).catch(() => last);
    if (last.calls + last.people + last.sockets === 0) return last;
    await sleep(200);
  }
  return last;
}

function figuresOf({ job, during, after, signalled }: Seen): Figure[] {
  const { join, answer, failed } = signalled;
  const why = failed.length > 0 ? ` (${[...new Set(failed)].slice(0, 3).join('; ')})` : '';
  return [
    { name: `calls held at the same time, of ${job.calls}`, value: during.calls, unit: '', atLeast: job.calls },
    { name: `joins that failed, of ${job.calls * 2}${why}`, value: failed.length, unit: '', atMost: 0 },
    { name: `${job.calls} calls: join p95`, value: join.p95, unit: 'ms', atMost: goalMs },
    { name: `${job.calls} calls: offer → answer p95`, value: answer.p95, unit: 'ms' },
    { name: 'calls left when all have gone', value: after.calls, unit: '', atMost: 0 },
    { name: 'people left when all have gone', value: after.people, unit: '', atMost: 0 },
    { name: 'sockets left when all have gone', value: after.sockets, unit: '', atMost: 0 },
  ];
}

function toFinding(seen: Seen): Finding {
  const { job, before, during, after, signalled, used, rest } = seen;
  const people = job.calls * 2;
  const spreads = [['join', signalled.join] as const, ['offer → answer', signalled.answer] as const];
  return {
    title: `${job.calls} calls of two at the same time, without media`,
    method:
      `An open loop of ${perSecond} joins a second through the gateway: the socket and \`call:join\` with tickets that ` +
      'the bench signs itself, then an offer, its answer and three candidates over `signal`. The limits of handshakes ' +
      'are raised, openly. A join counts from the moment it was due. The calls are held for ' +
      `${holdSeconds} s; then everybody leaves.`,
    figures: figuresOf(seen),
    tables: [
      {
        title: 'Seen by the clients, ms',
        columns: ['', 'p50', 'p95', 'p99', 'max', 'count'],
        rows: spreads.map(([name, { p50, p95, p99, max, count }]) => [name, p50, p95, p99, max, count]),
      },
      {
        title: 'Held by the video nodes',
        columns: ['', 'calls', 'people', 'sockets'],
        rows: [
          ['before', before.calls, before.people, before.sockets],
          ['during', during.calls, during.people, during.sockets],
          ['after', after.calls, after.people, after.sockets],
        ],
      },
      {
        title: 'CPU of the servers',
        columns: ['process', 'joining and signalling, ms a person', 'held, % of one core'],
        rows: Object.keys(used.byName).map(name => [
          name,
          (used.byName[name] ?? 0) / people,
          ((rest.byName[name] ?? 0) / rest.wallMs) * 100,
        ]),
      },
    ],
  };
}

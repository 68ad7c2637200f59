import { createCaller } from '@parley/client/rest/caller';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { promisesOf } from '../lib/completeness.ts';
import { parleyCrowd } from '../lib/crowds.ts';
import type { CpuUse } from '../lib/cpu.ts';
import type { Finding } from '../lib/finding.ts';
import { scrapeAll, total, type Sample } from '../lib/metrics.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { openSpace } from '../lib/space-members.ts';
import { settle, type Town, type TownRoom } from '../lib/town.ts';
import type { Outcome } from '../load/job.ts';

const people = 1_000;
const watchers = 50;
const perSecond = 15;
const rounds = 5;
const cacheReads = 'parley_cache_reads_total';

/** What a message costs in a channel of a space of a thousand when fifty watch it, against one in a group of fifty. */
export const channel: Question = {
  name: 'channel',
  async ask(asked) {
    const town = await settle(asked.platform, { people, rooms: 1, roomSize: watchers });
    const [group] = town.rooms as [TownRoom];
    const general = { id: await openChannel(asked, town), members: group.members };
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      runs.push(await measure(asked, town, { where: 'group', room: group }));
      runs.push(await measure(asked, town, { where: 'channel', room: general }));
    }
    return toFinding(runs);
  },
};

interface Case {
  where: 'group' | 'channel';
  room: TownRoom;
}
interface Run {
  where: Case['where'];
  outcome: Outcome;
  cpu: CpuUse;
  /** Of what was asked who may do what; in parts of one. */
  fromMemory: number;
}

/** A space that everybody is in, and a channel of it in which all may write. */
async function openChannel({ platform }: Asked, town: Town): Promise<string> {
  const space = await openSpace(platform, town, 'Thousand');
  const call = createCaller({ baseUrl: platform.gatewayUrl, token: town.token(town.people[0] ?? '') });
  const { channels } = await call(spaceApi.listChannels, { params: { id: space.id } });
  const general = channels.find(({ name }) => name === 'general');
  if (!general) throw new Error('the space has no channel to write in');
  return general.id;
}

/** Everybody is connected in both cases. */
async function measure({ platform, pace, say }: Asked, town: Town, { where, room }: Case): Promise<Run> {
  const crowd = parleyCrowd(platform, town);
  const load = await LoadProcess.connect({ ...crowd, rooms: [room], watched: [room.id] });
  const sending = { perSecond, warmSeconds: 4, seconds: 15 * pace, bodyChars: 100 };
  const before = await scrapeAll(platform.adminPorts('chat'));
  const sent = await load.send(sending, platform.pids);
  const fromMemory = shareFromMemory(before, await scrapeAll(platform.adminPorts('chat')));
  const run = { where, ...sent, fromMemory };
  await load.leave();
  say(`${where}: p95 ${run.outcome.delivered.p95.toFixed(0)} ms, ${cpuMs(run).toFixed(1)} ms of CPU`);
  return run;
}

const caches = ['membership', 'space', 'space-member'];

function shareFromMemory(before: readonly Sample[], after: readonly Sample[]): number {
  const grown = (labels: Record<string, string>) =>
    total(after, cacheReads, labels) - total(before, cacheReads, labels);
  const of = (outcome: string) => caches.reduce((sum, cache) => sum + grown({ cache, outcome }), 0);
  return of('hit') / (of('hit') + of('miss'));
}

/** Of all servers for a message, in milliseconds. */
function cpuMs({ cpu, outcome }: Run): number {
  return (cpu.totalMs * watchers) / outcome.deliveries;
}

function toFinding(runs: Run[]): Finding {
  const of = (where: Case['where']) => runs.filter(run => run.where === where);
  const [inGroup, inChannel] = [median(of('group').map(cpuMs)), median(of('channel').map(cpuMs))];
  return {
    title: `A channel of a space of ${people}`,
    method:
      `${people} people of one space are connected through the gateway, and ${perSecond} messages/s are written: into a channel that ${watchers} of them watch, ` +
      `and into a group of the same ${watchers}. In turns; medians.`,
    figures: [
      { name: 'channel: CPU a message, times the group', value: inChannel / inGroup, unit: '×', atMost: 1.2 },
      { name: 'channel: CPU a message', value: inChannel, unit: 'ms' },
      {
        name: 'permissions answered from memory',
        value: 100 * Math.min(...runs.map(({ fromMemory }) => fromMemory)),
        unit: '%',
        atLeast: 99,
      },
      {
        name: 'channel: delivered p95',
        value: median(of('channel').map(({ outcome }) => outcome.delivered.p95)),
        unit: 'ms',
      },
      ...promisesOf('channel', of('channel')),
    ],
    tables: [
      {
        title: 'Each round',
        columns: ['where', 'p50', 'p95', 'p99', 'CPU a message, ms'],
        rows: runs.map(run => {
          const { p50, p95, p99 } = run.outcome.delivered;
          return [run.where, p50, p95, p99, cpuMs(run)];
        }),
      },
    ],
  };
}

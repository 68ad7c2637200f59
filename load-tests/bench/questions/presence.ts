import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatSocket } from '@parley/client/sockets/connection';
import { countCpu, countIdle, withoutIdle } from '../lib/cpu.ts';
import type { Finding } from '../lib/finding.ts';
import { spreadOf } from '../lib/percentiles.ts';
import { command, openSocket } from '../lib/person-socket.ts';
import type { Asked, Question } from '../lib/question.ts';
import { openSpace } from '../lib/space-members.ts';
import { settle, type Town } from '../lib/town.ts';

/** How many have the person in view, of a thousand who are connected and share the space. */
const viewers = [10, 100, 1_000];
const changes = 40;
const openAtOnce = 10;
const idleSeconds = 4;

/** What it costs that somebody puts their device aside, by how many look at them. */
export const presence: Question = {
  name: 'presence',
  async ask(asked) {
    const most = Math.max(...viewers);
    const town = await settle(asked.platform, { people: most + 1, rooms: 1, roomSize: 2 });
    const [shown = '', ...others] = town.people;
    const { id: spaceId } = await openSpace(asked.platform, town, 'Seen');
    const person = await openSocket(asked.platform, town, shown);
    const crowd = await openAll(asked, town, others);
    const runs: Run[] = [];
    for (const count of viewers) runs.push(await measure(asked, { spaceId, shown, person, crowd }, count));
    for (const socket of [person, ...crowd]) socket.disconnect();
    return toFinding(runs);
  },
};

interface Scene {
  spaceId: string;
  shown: string;
  person: ChatSocket;
  crowd: ChatSocket[];
}
interface Run {
  viewers: number;
  /** Of all servers for a change, without what they use at rest. */
  cpuMs: number;
  /** Until the last of them has heard of it. */
  heardMs: number[];
}

async function openAll({ platform }: Asked, town: Town, people: string[]): Promise<ChatSocket[]> {
  const sockets: ChatSocket[] = [];
  for (let at = 0; at < people.length; at += openAtOnce) {
    const part = people.slice(at, at + openAtOnce);
    sockets.push(...(await Promise.all(part.map(userId => openSocket(platform, town, userId)))));
  }
  return sockets;
}

async function measure({ platform, say }: Asked, scene: Scene, count: number): Promise<Run> {
  const { spaceId, shown, person, crowd } = scene;
  for (const [at, socket] of crowd.entries())
    await command(socket, 'people:watch', { spaceId, userIds: at < count ? [shown] : [] });
  await sleep(idleSeconds * 1_000);
  const idle = await countIdle(platform.pids, idleSeconds);
  const used = countCpu(platform.pids);
  const heardMs: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    const began = performance.now();
    const all = heardByAll(crowd.slice(0, count), shown);
    await command(person, 'presence:rest', { isResting: change % 2 === 0 });
    await all;
    heardMs.push(performance.now() - began);
  }
  const { totalMs } = withoutIdle(used(), idle);
  const run = { viewers: count, cpuMs: totalMs / changes, heardMs };
  say(`${count} look: ${run.cpuMs.toFixed(2)} ms of CPU a change`);
  return run;
}

async function heardByAll(sockets: ChatSocket[], userId: string): Promise<void> {
  const heard = sockets.map(
    socket =>
      new Promise<void>(resolve => {
        const listen = (status: { userId: string }): void => {
          if (status.userId !== userId) return;
          socket.off('person:status', listen);
          resolve();
        };
        socket.on('person:status', listen);
      }),
  );
  await Promise.all(heard);
}

function toFinding(runs: Run[]): Finding {
  return {
    title: 'Presence by viewers',
    method:
      `${Math.max(...viewers)} people of one space are connected through the gateway; so many of them have one person in view (\`people:watch\`), who puts ` +
      `their device aside and takes it up again, ${changes} changes one after the other. CPU of all servers, less what they use at rest.`,
    figures: runs.map(({ viewers: count, cpuMs }) => ({ name: `a change, ${count} look`, value: cpuMs, unit: 'ms' })),
    tables: [
      {
        title: 'A change',
        columns: ['viewers', 'CPU, ms', 'CPU a viewer, µs', 'heard by all, p50 ms', 'p95 ms'],
        rows: runs.map(({ viewers: count, cpuMs, heardMs }) => {
          const { p50, p95 } = spreadOf(heardMs);
          return [count, cpuMs, (cpuMs / count) * 1_000, p50, p95];
        }),
      },
    ],
  };
}

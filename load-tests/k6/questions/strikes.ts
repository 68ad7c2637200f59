import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../../bench/lib/finding.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import { goals } from '../goals.ts';
import { scrape, total } from '../../bench/lib/metrics.ts';
import { stagesFrom } from './times.ts';
import type { Meanwhile } from './question.ts';

const readyWithinMs = 30_000;
const betweenKillsMs = 14_000;

/** Kills one chat node, and when all are back the gateway: first a quarter of the people comes back at once, then all. */
export async function cutEverybody({ platform, size, say }: Meanwhile): Promise<Figure[]> {
  await sleep((stagesFrom(size) + 5) * 1_000);
  const node = await timeUntilBack(platform, size.people, () => kill(platform, 'chat-1'));
  say(`everybody was back ${node.toFixed(1)} s after chat-1 died`);
  await sleep(3_000);
  const gateway = await timeUntilBack(platform, size.people, () => kill(platform, 'gateway'));
  say(`everybody was back ${gateway.toFixed(1)} s after the gateway died`);
  const atMost = goals.backWithinMs / 1_000;
  return [
    { name: 'all back after the death of a chat node', value: node, unit: 's', atMost },
    { name: 'all back after the death of the gateway', value: gateway, unit: 's', atMost },
  ];
}

/** Chat node, delivery worker, chat node: each comes back by itself before the next one dies. */
export async function killOneAfterTheOther({ platform, size, say }: Meanwhile): Promise<Figure[]> {
  await sleep((stagesFrom(size) + 8) * 1_000);
  const victims = ['chat-1', 'delivery-1', 'redis', 'kafka'];
  for (const name of victims) {
    kill(platform, name);
    say(`${name} was killed`);
    await sleep(betweenKillsMs);
  }
  return [{ name: 'processes killed', value: victims.length, unit: '' }];
}

/** As a deploy does: asks a node to end, waits until its successor is ready, then the next. */
export async function restartChatNodes({ platform, size, say }: Meanwhile): Promise<Figure[]> {
  await sleep((stagesFrom(size) + 8) * 1_000);
  const nodes = platform.names('chat');
  const startedAt = performance.now();
  for (const name of nodes) {
    const before = platform.pidNow(name);
    process.kill(before, 'SIGTERM');
    await untilReplaced(platform, name, before);
    say(`${name} is replaced`);
    // As a deployment waits (minReadySeconds): those who come back find the node before the next one goes.
    await sleep(5_000);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return [
    { name: 'chat nodes restarted', value: nodes.length, unit: '', atLeast: nodes.length },
    { name: 'the whole restart took', value: seconds, unit: 's' },
  ];
}

function kill(platform: Platform, name: string): void {
  process.kill(platform.pidNow(name), 'SIGKILL');
}

async function timeUntilBack(platform: Platform, people: number, strike: () => void): Promise<number> {
  const startedAt = performance.now();
  strike();
  // The counts of a node that died stay at the others for a moment, until they notice their sockets' ends.
  await sleep(2_000);
  while (performance.now() - startedAt < goals.backWithinMs * 1.5) {
    if ((await socketsHeld(platform)) >= people) break;
    await sleep(250);
  }
  return (performance.now() - startedAt) / 1_000;
}

async function socketsHeld(platform: Platform): Promise<number> {
  const held = platform.adminPorts('chat').map(port =>
    scrape(port).then(
      samples => total(samples, 'parley_socket_connections'),
      () => 0,
    ),
  );
  return (await Promise.all(held)).reduce((sum, count) => sum + count, 0);
}

async function untilReplaced(platform: Platform, name: string, before: number): Promise<void> {
  const limit = performance.now() + readyWithinMs;
  while (performance.now() < limit) {
    if (platform.isReady(name) && platform.pidNow(name) !== before) return;
    await sleep(200);
  }
  throw new Error(`${name} did not come back`);
}

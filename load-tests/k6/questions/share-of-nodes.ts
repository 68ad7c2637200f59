import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../../bench/lib/finding.ts';
import { scrape, total } from '../../bench/lib/metrics.ts';
import { goals } from '../goals.ts';
import { stagesFrom } from './times.ts';
import type { Meanwhile } from './question.ts';

/** How evenly the nodes share the sockets, when all are there. */
export async function shareOfNodes({ platform, size, say }: Meanwhile): Promise<Figure[]> {
  await sleep((stagesFrom(size) + 10) * 1_000);
  const ports = platform.adminPorts('chat');
  const held = await Promise.all(ports.map(async port => total(await scrape(port), 'parley_socket_connections')));
  const mean = held.reduce((sum, count) => sum + count, 0) / held.length;
  const farthest = Math.max(...held.map(count => Math.abs(count - mean) / mean));
  say(`sockets of each node: ${held.join(', ')}`);
  return [
    { name: 'sockets held', value: mean * held.length, unit: '', atLeast: size.people },
    { name: 'farthest node from the mean', value: farthest * 100, unit: '%', atMost: goals.nodeShare * 100 },
  ];
}

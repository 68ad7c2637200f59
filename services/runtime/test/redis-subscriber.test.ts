import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { redisOfStack } from '@parley/dev-env/stores';
import { connectRedisSubscriber, type Redis } from '../src/stores/redis.ts';
import { createLogger } from '../src/telemetry/logger.ts';

const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
let subscriber: Redis | undefined;
const publisher = redisOfStack();

afterEach(() => {
  subscriber?.disconnect();
  publisher.disconnect();
});

test('who subscribes while the connection is being made, and again after it was lost, is subscribed to everything', async () => {
  const name = `sub-${randomUUID()}`;
  const channels = [randomUUID(), randomUUID()];
  const errors: Error[] = [];
  const created = connectRedisSubscriber(endpoints().redisUrl, { name, logger });
  subscriber = created.on('error', (error: Error) => errors.push(error));
  // The moment in which a busy machine subscribes: the connection is open, and the greeting not yet answered.
  await once(created, 'connect');
  await Promise.all(channels.map(channel => created.subscribe(channel)));
  expect(await hears(created, channels)).toEqual(channels);

  const [, id] = /id=(\d+)/.exec(await lineOf(name)) ?? [];
  const back = once(created, 'ready');
  await publisher.client('KILL', 'ID', Number(id));
  await back;
  const later = randomUUID();
  await created.subscribe(later);
  expect(await hears(created, [...channels, later])).toEqual([...channels, later]);
  expect(errors).toEqual([]);
});

/** What of these channels arrives. */
async function hears(listener: Redis, channels: readonly string[]): Promise<string[]> {
  const heard: string[] = [];
  const listen = (channel: string) => void heard.push(channel);
  listener.on('message', listen);
  for (const channel of channels) await publisher.publish(channel, '');
  // Replies keep their order: what was told before this answer has arrived.
  await listener.ping();
  listener.off('message', listen);
  return heard;
}

async function lineOf(name: string): Promise<string> {
  const clients = (await publisher.client('LIST')) as string;
  return clients.split('\n').find(line => line.includes(` name=${name} `)) ?? '';
}

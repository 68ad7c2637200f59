import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { topics, type MessageCreated } from '@parley/contracts/records';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { Partitioners } from 'kafkajs';
import { scrapeAll, total } from './metrics.ts';
import type { Platform } from './platform.ts';
import type { Town } from './town.ts';

const atOnce = 2_000;
const persistedMetric = 'parley_messages_persisted_total';
const persistWithinMs = 120_000;

/** Puts messages of members straight into the room log, evenly over the rooms, as the chat nodes would. */
export async function publishBacklog({ kafka: accounts }: Platform, town: Town, count: number): Promise<void> {
  const kafka = openKafka(accounts.admin, { clientId: 'bench' });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  for (let at = 0; at < count; at += atOnce) {
    const events = Array.from({ length: Math.min(atOnce, count - at) }, (_, index) => eventOf(town, at + index));
    const messages = events.map(event => ({ key: event.roomId, value: JSON.stringify(event) }));
    await producer.send({ topic: topics.roomLog.name, acks: -1, messages });
  }
  await producer.disconnect();
}

/** Events that the delivery workers have stored since they started. */
export async function persisted(platform: Platform): Promise<number> {
  return total(await scrapeAll(platform.adminPorts('delivery')), persistedMetric);
}

/** Resolves when that many events are stored. */
export async function untilPersisted(platform: Platform, count: number): Promise<void> {
  const limit = performance.now() + persistWithinMs;
  while ((await persisted(platform)) < count) {
    if (performance.now() > limit) throw new Error('the delivery worker did not store the backlog in time');
    await sleep(50);
  }
}

function eventOf({ people, rooms }: Town, index: number): MessageCreated {
  const room = rooms[index % rooms.length];
  const sender = room?.members[Math.floor(index / rooms.length) % room.members.length];
  if (!room || sender === undefined) throw new Error('the town has no rooms');
  return {
    type: 'message.created.v1',
    id: randomUUID(),
    roomId: room.id,
    by: people[sender] ?? '',
    right: 'author',
    at: new Date().toISOString(),
    clientMsgId: randomUUID(),
    body: 'x'.repeat(100),
    fingerprint: 'x'.repeat(22),
  };
}

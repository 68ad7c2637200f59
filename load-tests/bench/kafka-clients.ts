import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { Consumer, Producer, type SASLMechanismValue } from '@platformatic/kafka';
import { Partitioners, type Kafka } from 'kafkajs';
import { spreadOf } from './lib/percentiles.ts';
import { startPlatform } from './lib/platform.ts';

/**
 * `node load-tests/bench/kafka-clients.ts`: kafkajs and a kept-up peer, in turns on one broker, with the settings of the
 * room log: idempotent, `acks=all`, one request in flight; read in a group, positions committed once a second.
 */
const rounds = 3;
const partitions = 24;
const loads = [
  { batch: 1, requests: 1_500 },
  { batch: 50, requests: 400 },
];
/** Records a second, in requests of so many. */
const streams = [
  { rate: 300, batch: 3 },
  { rate: 1_667, batch: 15 },
];
const readForMs = 8_000;

interface Client {
  name: string;
  publisher(): Promise<{ send(topic: string, records: OutgoingRecord[]): Promise<unknown>; close(): Promise<unknown> }>;
  /** Calls back for each record, and resolves when the group has its partitions. */
  read(topic: string, onRecord: (value: string) => void): Promise<{ close(): Promise<unknown> }>;
}
interface OutgoingRecord {
  key: string;
  value: string;
}

function kafkajs(kafka: Kafka): Client {
  return {
    name: 'kafkajs',
    async publisher() {
      const createPartitioner = Partitioners.DefaultPartitioner;
      const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner });
      await producer.connect();
      const close = () => producer.disconnect();
      return { send: (topic, messages) => producer.send({ topic, acks: -1, messages }), close };
    },
    async read(topic, onRecord) {
      const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 1_000, minBytes: 1 });
      const joined = new Promise(resolve => void consumer.on(consumer.events.GROUP_JOIN, resolve));
      await consumer.connect();
      await consumer.subscribe({ topics: [topic] });
      await consumer.run({
        partitionsConsumedConcurrently: partitions,
        autoCommitInterval: 1_000,
        eachBatch: async ({ batch }) => {
          for (const { value } of batch.messages) onRecord(String(value));
        },
      });
      await joined;
      return { close: () => consumer.disconnect() };
    },
  };
}

function platformatic({ brokers, sasl }: KafkaConnection): Client {
  const mechanism = sasl?.mechanism.toUpperCase() as SASLMechanismValue;
  const access = { clientId: 'compare', bootstrapBrokers: brokers, ...(sasl && { sasl: { ...sasl, mechanism } }) };
  const bytes = (text: string) => Buffer.from(text);
  return {
    name: '@platformatic/kafka',
    async publisher() {
      const producer = new Producer({ ...access, idempotent: true, acks: -1 });
      const messagesOf = (topic: string, records: OutgoingRecord[]) =>
        records.map(({ key, value }) => ({ topic, key: bytes(key), value: bytes(value) }));
      return {
        send: (topic, records) => producer.send({ messages: messagesOf(topic, records) }),
        close: () => producer.close(),
      };
    },
    async read(topic, onRecord) {
      const consumer = new Consumer({ ...access, groupId: randomUUID(), maxWaitTime: 1_000, minBytes: 1 });
      const stream = await consumer.consume({ topics: [topic], autocommit: 1_000, mode: 'latest' });
      stream.on('data', ({ value }) => onRecord(String(value)));
      return { close: () => consumer.close(true) };
    },
  };
}

const value = JSON.stringify({ type: 'message.created.v1', body: 'x'.repeat(200), id: randomUUID() });
const recordsOf = (count: number): OutgoingRecord[] =>
  Array.from({ length: count }, () => ({ key: randomUUID(), value }));

async function measurePublish(client: Client, topic: string, { batch, requests }: (typeof loads)[number]) {
  const publisher = await client.publisher();
  for (let warm = 0; warm < requests / 5; warm += 1) await publisher.send(topic, recordsOf(batch));
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let request = 0; request < requests; request += 1) {
    const at = performance.now();
    await publisher.send(topic, recordsOf(batch));
    latencies.push(performance.now() - at);
  }
  const seconds = (performance.now() - started) / 1_000;
  const { p50, p95 } = spreadOf(latencies);
  const cost = microseconds(cpu) / (batch * requests);
  await publisher.close();
  return [p50.toFixed(2), p95.toFixed(2), Math.round((batch * requests) / seconds), cost.toFixed(1)];
}

/** Another process publishes at the rate; each record says when. */
async function measureRead(client: Client, kafka: KafkaConnection, topic: string, stream: (typeof streams)[number]) {
  const latencies: number[] = [];
  const reader = await client.read(topic, published => latencies.push(Date.now() - Number(published.split(' ', 1)[0])));
  const feeder = fork(fileURLToPath(import.meta.url), [JSON.stringify({ kafka, topic, ...stream })]);
  await once(feeder, 'message');
  await sleep(1_000);
  latencies.length = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  await sleep(readForMs);
  const cost = microseconds(cpu) / latencies.length;
  const perSecond = Math.round((latencies.length * 1_000) / (performance.now() - started));
  const { p50, p95 } = spreadOf(latencies);
  feeder.kill();
  await reader.close();
  return [p50, p95, perSecond, cost.toFixed(1)];
}

function microseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

interface Feed {
  kafka: KafkaConnection;
  topic: string;
  rate: number;
  batch: number;
}

async function feed({ kafka, topic, rate, batch }: Feed): Promise<void> {
  const { send } = await kafkajs(openKafka(kafka)).publisher();
  process.send?.('begun');
  const started = performance.now();
  for (let sent = 0; ; sent += batch) {
    await sleep(Math.max(0, started + (sent / rate) * 1_000 - performance.now()));
    const records = recordsOf(batch).map(record => ({ ...record, value: `${Date.now()} ${record.value}` }));
    await send(topic, records);
  }
}

async function compare(): Promise<void> {
  const platform = await startPlatform();
  const { admin: connection } = platform.kafka;
  const kafka = openKafka(connection);
  const clients = [kafkajs(kafka), platformatic(connection)];
  const topic = `compare.${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
  console.log('| what | client | round | p50 ms | p95 ms | records/s | client CPU µs a record |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (let round = 1; round <= rounds; round += 1) {
    for (const client of clients) {
      const row = (what: string, figures: unknown[]) =>
        console.log(`| ${[what, client.name, round, ...figures].join(' | ')} |`);
      for (const load of loads) row(`publish ${load.batch} a request`, await measurePublish(client, topic, load));
      for (const stream of streams) row(`read ${stream.rate}/s`, await measureRead(client, connection, topic, stream));
    }
  }
  await admin.disconnect();
  await platform.stop();
}

const [given] = process.argv.slice(2);
if (given !== undefined) await feed(JSON.parse(given) as Feed);
else {
  await compare();
  process.exit(0);
}

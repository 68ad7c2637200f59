import { randomUUID } from 'node:crypto';
import { Producer } from '@platformatic/kafka';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { spreadOf } from './lib/percentiles.ts';

/**
 * `KAFKA_BROKERS=… node load-tests/bench/kafka-clients.ts`: the publish side of the room log with kafkajs and with a
 * kept-up peer, in turns on one broker. Idempotent, `acks=all`, one request in flight, as the chat nodes publish.
 */
const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const rounds = 3;
const loads = [
  { batch: 1, requests: 1_500 },
  { batch: 50, requests: 400 },
];

interface Client {
  name: string;
  send(topic: string, records: { key: string; value: string }[]): Promise<unknown>;
  close(): Promise<unknown>;
}

async function kafkajs(): Promise<Client> {
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return {
    name: 'kafkajs',
    send: (topic, messages) => producer.send({ topic, acks: -1, messages }),
    close: () => producer.disconnect(),
  };
}

async function platformatic(): Promise<Client> {
  const producer = new Producer({ clientId: 'compare', bootstrapBrokers: brokers, idempotent: true, acks: -1 });
  const bytes = (text: string) => Buffer.from(text);
  return {
    name: '@platformatic/kafka',
    send: (topic, records) =>
      producer.send({ messages: records.map(({ key, value }) => ({ topic, key: bytes(key), value: bytes(value) })) }),
    close: () => producer.close(),
  };
}

async function measure(client: Client, topic: string, { batch, requests }: (typeof loads)[number]) {
  const value = JSON.stringify({ type: 'message.created.v1', body: 'x'.repeat(200), id: randomUUID() });
  const records = () => Array.from({ length: batch }, () => ({ key: randomUUID(), value }));
  for (let warm = 0; warm < requests / 5; warm += 1) await client.send(topic, records());
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let request = 0; request < requests; request += 1) {
    const at = performance.now();
    await client.send(topic, records());
    latencies.push(performance.now() - at);
  }
  const seconds = (performance.now() - started) / 1_000;
  const { p50, p95 } = spreadOf(latencies);
  const { user, system } = process.cpuUsage(cpu);
  return {
    p50: p50.toFixed(2),
    p95: p95.toFixed(2),
    perSecond: Math.round((batch * requests) / seconds),
    cpu: ((user + system) / (batch * requests)).toFixed(1),
  };
}

const topic = `compare.${randomUUID()}`;
const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
await admin.connect();
await admin.createTopics({ topics: [{ topic, numPartitions: 24 }], waitForLeaders: true });
console.log('| records a request | client | round | p50 ms | p95 ms | records/s | client CPU µs a record |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const load of loads) {
  for (let round = 1; round <= rounds; round += 1) {
    for (const open of [kafkajs, platformatic]) {
      const client = await open();
      const { p50, p95, perSecond, cpu } = await measure(client, topic, load);
      console.log(`| ${load.batch} | ${client.name} | ${round} | ${p50} | ${p95} | ${perSecond} | ${cpu} |`);
      await client.close();
    }
  }
}
await admin.deleteTopics({ topics: [topic] });
await admin.disconnect();

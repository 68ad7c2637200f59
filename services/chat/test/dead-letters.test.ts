import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { topics } from '@parley/contracts/records';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send } from '@parley/dev-env/people';
import { connect } from '@parley/dev-env/sockets';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import { Partitioners, type Consumer, type Producer } from 'kafkajs';

const topic = topics.roomLog.name;
const replayScript = fileURLToPath(new URL('../src/replay.ts', import.meta.url));
const dead: { key: string; value: string; reason: string }[] = [];
let producer: Producer;
let consumer: Consumer;

beforeAll(async () => {
  const kafka = openKafka(endpoints().kafka.admin);
  producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  consumer = kafka.consumer({ groupId: `test-${randomUUID()}` });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic: `${topic}.dlq`, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const reason = String(message.headers?.['dead-letter-reason'] ?? '');
      dead.push({ key: String(message.key), value: String(message.value), reason });
    },
  });
});

afterAll(() => Promise.all([producer.disconnect(), consumer.disconnect()]));

const poison = (key: string, value: string) => producer.send({ topic, messages: [{ key, value }] });
const fell = (key: string) => dead.filter(record => record.key === key);

const untilFell = (key: string, count: number) => eventually(() => expect(fell(key)).toHaveLength(count));

test('a poison record goes to the dead letters with its reason, and its partition moves on', async () => {
  const ann = await newPerson('ann');
  const room = await newGroup(ann, []);
  const client = await connect(ann);
  await send(ann, room.id, 'before');
  await poison(room.id, 'no json');
  await poison(room.id, JSON.stringify({ type: 'message.created.v1', roomId: room.id }));
  await poison(room.id, JSON.stringify({ type: 'message.vanished.v9' }));
  await send(ann, room.id, 'after');
  const after = await client.hears('message:new', ({ body }) => body === 'after');
  expect(after.seq).toBe(2);
  await untilFell(room.id, 3);
  expect(fell(room.id).every(({ reason }) => reason.length > 0)).toBe(true);
  client.close();
});

test('replay puts them back: what is good by then takes effect, what is not falls again', async () => {
  const ann = await newPerson('ann');
  const room = await newGroup(ann, []);
  const client = await connect(ann);
  const event = {
    type: 'message.created.v1',
    id: randomUUID(),
    roomId: room.id,
    by: ann.user.id,
    at: new Date().toISOString(),
    clientMsgId: randomUUID(),
    body: 'late but whole',
    fingerprint: 'x',
  };
  await poison(room.id, 'still no json');
  await producer.send({ topic: `${topic}.dlq`, messages: [{ key: room.id, value: JSON.stringify(event) }] });
  await untilFell(room.id, 2);
  const env = { ...process.env, ...environmentOf(endpoints().kafka.operator) };
  const { stdout } = await promisify(execFile)(process.execPath, [replayScript, topic], { env, timeout: 30_000 });
  expect(stdout).toMatch(/\d+ records were put back/);
  await client.hears('message:new', ({ body }) => body === 'late but whole');
  await untilFell(room.id, 3);
  const { messages } = await callAs(ann, chatApi.history, { params: { id: room.id } });
  expect(messages).toHaveLength(1);
  client.close();
});

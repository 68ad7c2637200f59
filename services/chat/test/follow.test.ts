import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { topics } from '@parley/contracts/records';
import type { RoomEvent } from '@parley/contracts/room-events';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { createKafka, type KafkaClient, type Publisher, type Subscription } from '@parley/runtime/kafka/kafka';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { replayDeadLetters } from '@parley/runtime/kafka/replay-dead-letters';
import type { Connection } from 'mongoose';
import { followRoomEvents, PoisonEvent } from '../src/follow/follow-room-events.ts';
import { defineModels } from '../src/stores/models.ts';

const logger = createLogger({ service: 'test', node: 'follow', level: 'fatal' });
const topic = topics.roomEvents.name;
let kafka: KafkaClient;
let publisher: Publisher;
let connection: Connection;
let ann: Person;

beforeAll(async () => {
  const { kafka: accounts, mongoUrl } = endpoints();
  kafka = createKafka({ connection: accounts.admin, clientId: 'follow-test', logger });
  publisher = kafka.publisher();
  connection = await connectMongo(mongoUrl, { name: 'follow-test', maxPoolSize: 20, timeoutMs: 10_000, logger });
  ann = await newPerson('ann');
});

afterAll(async () => {
  await Promise.all([publisher.close(), kafka.close(), connection.close()]);
});

const newName = (): string => `test-${randomUUID()}`;

/** A follower that keeps what it is told of one room. */
async function follow(roomId: string, { name = newName(), apply = async (_event: RoomEvent) => {} } = {}) {
  const told: RoomEvent[] = [];
  const onCrash = (error: Error): void => void told.push(error as never);
  const takeAll = async (events: RoomEvent[]): Promise<void> => {
    for (const event of events.filter(candidate => candidate.roomId === roomId)) {
      await apply(event);
      told.push(event);
    }
  };
  const options = { kafka, publisher, connection, logger, onCrash };
  const subscription: Subscription = await followRoomEvents({ name, apply: takeAll }, options);
  return { name, told, seqs: () => told.map(({ seq }) => seq), close: () => subscription.close() };
}

async function newRoom(...bodies: string[]): Promise<string> {
  const { id } = await newGroup(ann, []);
  for (const body of bodies) await send(ann, id, body);
  return id;
}

async function untilStored(roomId: string, lastSeq: number): Promise<void> {
  const look = () => callAs(ann, chatApi.integrity, { params: { id: roomId } });
  await eventually(async () => expect((await look()).lastSeq).toBe(lastSeq));
}

const publish = (record: unknown, roomId: string) =>
  publisher.publish(topic, [{ key: roomId, value: JSON.stringify(record) }]);

test('a new follower is told what was before it and what comes, each event once and in order', async () => {
  const roomId = await newRoom('one', 'two');
  await untilStored(roomId, 2);
  const { id } = await send(ann, roomId, 'three');
  const follower = await follow(roomId);
  await callAs(ann, chatApi.editMessage, {
    params: { id: roomId, messageId: id },
    body: { clientEventId: randomUUID(), body: 'drei' },
  });
  await callAs(ann, chatApi.react, {
    params: { id: roomId, messageId: id },
    body: { clientEventId: randomUUID(), emoji: '👍', on: true },
  });
  await eventually(() => expect(follower.seqs()).toEqual([1, 2, 3, 4, 5]));
  expect(follower.told).toMatchObject([
    { type: 'message.stored.v1', message: { body: 'one' } },
    { type: 'message.stored.v1', message: { body: 'two' } },
    { type: 'message.stored.v1', by: ann.user.id },
    { type: 'message.updated.v1', change: 'edit', message: { id, body: 'drei', changedSeq: 4 } },
    { type: 'reaction.stored.v1', messageId: id, emoji: '👍', on: true },
  ]);
  await follower.close();
});

test('one that was away goes on where it was; repeats change nothing, and what is missing comes from the store', async () => {
  const roomId = await newRoom('one', 'two');
  const first = await follow(roomId);
  await eventually(() => expect(first.seqs()).toEqual([1, 2]));
  await first.close();
  await send(ann, roomId, 'three');
  await untilStored(roomId, 3);
  const second = await follow(roomId, { name: first.name });
  await eventually(() => expect(second.seqs()).toEqual([3]));
  await publish(first.told[1], roomId);
  await send(ann, roomId, 'four');
  await eventually(() => expect(second.seqs()).toEqual([3, 4]));
  await second.close();
  const models = defineModels(connection);
  await models.positions.updateOne({ _id: `${first.name}:${roomId}` }, { $set: { seq: 1 } }).exec();
  await send(ann, roomId, 'five');
  const third = await follow(roomId, { name: first.name });
  await eventually(() => expect(third.seqs()).toEqual([2, 3, 4, 5]));
  await third.close();
});

test('a record of a kind that it does not know is put aside, and the room goes on without a hole', async () => {
  const roomId = await newRoom('one');
  const follower = await follow(roomId);
  await eventually(() => expect(follower.seqs()).toEqual([1]));
  await publish({ type: 'message.vanished.v9', roomId, seq: 2, more: true }, roomId);
  await publish('no event', roomId);
  const third = { ...follower.told[0], seq: 3 };
  await publish(third, roomId);
  await eventually(() => expect(follower.seqs()).toEqual([1, 3]));
  await follower.close();
});

test('what it can never apply goes to the dead letters, and comes back to it alone once that is mended', async () => {
  const roomId = await newRoom('one', 'poison', 'three');
  let isMended = false;
  const apply = async (event: RoomEvent): Promise<void> => {
    if (event.seq === 2 && !isMended) throw new PoisonEvent(event, 'too much for it');
  };
  const follower = await follow(roomId, { apply });
  const other = await follow(roomId);
  await eventually(() => expect(new Set(follower.seqs())).toEqual(new Set([1, 3])));
  await eventually(() => expect(other.seqs()).toEqual([1, 2, 3]));
  isMended = true;
  await replayDeadLetters({ kafka, publisher, logger, topic: topics.roomEvents });
  await eventually(() => expect(follower.seqs()).toContain(2));
  expect(other.seqs()).toEqual([1, 2, 3]);
  await Promise.all([follower.close(), other.close()]);
});

test('what cannot be applied yet is tried again, in order, until it is', async () => {
  const roomId = await newRoom('one', 'two');
  let refusals = 3;
  const apply = async ({ seq }: RoomEvent): Promise<void> => {
    if (seq === 2 && refusals-- > 0) throw new Error('its store is away');
  };
  const follower = await follow(roomId, { apply });
  await eventually(() => expect(follower.seqs().at(-1)).toBe(2));
  expect(refusals).toBe(-1);
  await follower.close();
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MessageCreated, RoomLogRecord } from '@parley/contracts/records';
import { endpoints } from '@parley/dev-env/endpoints';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { createLogger } from '@parley/runtime/telemetry/logger';
import type { Decision } from '../src/room-log/decide.ts';
import { RoomMemory } from '../src/delivery/room-memory.ts';
import { storeBatch } from '../src/delivery/store-batch.ts';
import { proveIntegrity } from '../src/messages/prove-integrity.ts';
import { chatEvents } from '../src/events.ts';
import { defineModels } from '../src/stores/models.ts';
import { createRoomLog, type RoomLog } from '../src/room-log/store.ts';

const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
const events = chatEvents(logger);
let log: RoomLog;
let close: () => Promise<void>;

beforeAll(async () => {
  const connection = await connectMongo(endpoints().mongoUrl, {
    name: 'test',
    maxPoolSize: 4,
    timeoutMs: 5_000,
    logger,
  });
  log = createRoomLog(defineModels(connection));
  close = () => connection.close();
});

afterAll(() => close());

function created(roomId: string, body: string): MessageCreated {
  const by = randomUUID();
  const at = new Date().toISOString();
  return {
    type: 'message.created.v1',
    id: randomUUID(),
    roomId,
    by,
    right: 'author',
    at,
    clientMsgId: randomUUID(),
    body,
    fingerprint: body,
  };
}

/** A delivery worker's memory: two of them are two workers that both believe to own the partition. */
function worker(store: RoomLog = log, replaying = new Set([0])) {
  const memory = new RoomMemory(store);
  return (batch: RoomLogRecord[]): Promise<Decision> =>
    storeBatch(
      batch.map(event => ({ event, partition: 0, requestId: 'test' })),
      { log: store, memory, events, replaying, keepAlive: async () => undefined },
    );
}

const places = (decision: Decision) =>
  decision.deliveries.flatMap(({ payload }) => ('messageId' in payload ? [] : [[payload.body, payload.seq]]));

test('a worker that was replaced and does not know it cannot take a place twice', async () => {
  const roomId = randomUUID();
  const [zombie, successor] = [worker(), worker()];
  await zombie([created(roomId, 'one')]);
  await successor([created(roomId, 'two'), created(roomId, 'three')]);
  expect(places(await zombie([created(roomId, 'four')]))).toEqual([['four', 4]]);
  expect(await proveIntegrity({ log }, roomId)).toMatchObject({ lastSeq: 4, count: 4, holes: 0, duplicates: 0 });
});

test('both writing the same log at once end with the same places', async () => {
  const roomId = randomUUID();
  const batch = Array.from({ length: 40 }, (_, at) => created(roomId, `message ${at}`));
  const decisions = await Promise.all([worker()(batch), worker()(batch)]);
  const expected = batch.map(({ body }, at) => [body, at + 1]);
  expect(decisions.map(places)).toEqual([expected, expected]);
  expect(await proveIntegrity({ log }, roomId)).toMatchObject({ lastSeq: 40, count: 40, holes: 0, duplicates: 0 });
});

test('a batch that was stored in part is completed in its places', async () => {
  const roomId = randomUUID();
  const batch = Array.from({ length: 10 }, (_, at) => created(roomId, `message ${at}`));
  await worker()(batch.slice(0, 4));
  expect(places(await worker()(batch))).toEqual(batch.map(({ body }, at) => [body, at + 1]));
});

test('a send of long ago, repeated among new ones, changes nothing and holds up nobody', async () => {
  const roomId = randomUUID();
  const old = created(roomId, 'old');
  await worker()([old]);
  const decision = await worker(log, new Set())([created(roomId, 'two'), old, created(roomId, 'three')]);
  expect(places(decision)).toContainEqual(['two', 2]);
  expect(places(decision)).toContainEqual(['three', 3]);
  expect(await proveIntegrity({ log }, roomId)).toMatchObject({ lastSeq: 3, count: 3, holes: 0, duplicates: 0 });
});

test('what was stored although the answer was lost is told all the same', async () => {
  const roomId = randomUUID();
  const batch = [created(roomId, 'one'), created(roomId, 'two')];
  let answersToLose = 1;
  const write: RoomLog['write'] = async what => {
    await log.write(what);
    if (answersToLose-- > 0) throw new Error('the connection broke after the write');
  };
  const decision = await worker({ ...log, write }, new Set())(batch);
  expect(places(decision)).toEqual([
    ['one', 1],
    ['two', 2],
  ]);
  expect(decision.heads.get(roomId)).toMatchObject({ lastSeq: 2 });
});

test('an edit and its effect are stored together', async () => {
  const roomId = randomUUID();
  const message = created(roomId, 'draft');
  const edit: RoomLogRecord = {
    type: 'message.edited.v1',
    id: randomUUID(),
    roomId,
    by: message.by,
    right: 'author',
    at: message.at,
    messageId: message.id,
    body: 'final',
  };
  await worker()([message, edit]);
  expect(await log.changesSince(roomId, 1, 0, 10)).toMatchObject([
    { _id: message.id, seq: 1, changedSeq: 2, body: 'final' },
  ]);
  expect(await log.head(roomId)).toMatchObject({ lastSeq: 2, messages: 1 });
});

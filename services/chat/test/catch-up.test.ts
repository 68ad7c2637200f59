import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { redisOfStack } from '@parley/dev-env/stores';

const total = 130;
let ann: Person;
let bob: Person;
let room: Room;
const open: TestClient[] = [];

beforeAll(async () => {
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
  room = await newGroup(ann, [bob]);
  const listener = await connect(bob);
  for (let at = 1; at <= total; at += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, step) => send(ann, room.id, `message ${at + step}`)));
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  await listener.until(() => listener.all('message:new').length === total, `${total} messages`);
  listener.close();
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

async function readAll(limit: number): Promise<Message[]> {
  const all: Message[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await callAs(bob, chatApi.history, { params: { id: room.id }, query: { limit, cursor } });
    all.push(...page.messages);
    expect(page.messages.length).toBeLessThanOrEqual(limit);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}

const downFrom = (first: number) => Array.from({ length: first }, (_, at) => first - at);

test('history is newest first, 50 a page, and ends with a null cursor', async () => {
  const page = await callAs(bob, chatApi.history, { params: { id: room.id } });
  expect(page.messages.map(({ seq }) => seq)).toEqual(downFrom(total).slice(0, 50));
  expect((await readAll(50)).map(({ seq }) => seq)).toEqual(downFrom(total));
});

test.each([1, 7, 65, 100])('pages of %i from cache and store merge without a hole', async limit => {
  expect((await readAll(limit)).map(({ seq }) => seq)).toEqual(downFrom(total));
});

test('a cache that lost or never had something changes nothing', async () => {
  const redis = redisOfStack();
  await redis.zremrangebyscore(`recent:{${room.id}}`, 100, 102);
  expect((await readAll(40)).map(({ seq }) => seq)).toEqual(downFrom(total));
  await redis.del(`recent:{${room.id}}`);
  expect((await readAll(40)).map(({ seq }) => seq)).toEqual(downFrom(total));
  await redis.del(`head:{${room.id}}`);
  expect((await readAll(40)).map(({ seq }) => seq)).toEqual(downFrom(total));
  await redis.quit();
});

test('changes page upwards from any position', async () => {
  const seen: number[] = [];
  for (let since = 0; ;) {
    const { changes, lastSeq, reset } = await callAs(bob, chatApi.changes, {
      params: { id: room.id },
      query: { since, limit: 60 },
    });
    expect({ lastSeq, reset }).toEqual({ lastSeq: total, reset: false });
    seen.push(...changes.map(({ changedSeq }) => changedSeq));
    if (changes.length < 60) break;
    since = changes.at(-1)?.changedSeq ?? 0;
  }
  expect(seen).toEqual(downFrom(total).reverse());
});

test('who claims to be ahead of the room is told to start over', async () => {
  const answer = await callAs(bob, chatApi.changes, { params: { id: room.id }, query: { since: total + 5 } });
  expect(answer).toEqual({ changes: [], reactions: [], lastSeq: total, reset: true });
});

test('a client that was away gets exactly what it missed, in acknowledged batches of 50', async () => {
  const client = await connect(bob);
  open.push(client);
  const answer = await client.command('sync', { rooms: { [room.id]: 15 } });
  expect(answer).toMatchObject({ ok: true, data: { rooms: { [room.id]: { lastSeq: total, reset: false } } } });
  await client.hears('messages:offline', ({ more }) => !more);
  const batches = client.all('messages:offline');
  expect(batches.map(({ messages }) => messages.length)).toEqual([50, 50, 15]);
  expect(batches.flatMap(({ messages }) => messages.map(({ seq }) => seq))).toEqual(
    downFrom(total).reverse().slice(15),
  );
  expect(batches.at(-1)).toMatchObject({ lastSeq: total });
});

test('the next batch waits for the ack of the one before', async () => {
  const client = await connect(bob);
  open.push(client);
  client.socket.offAny();
  const acks: (() => void)[] = [];
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  client.socket.on('messages:offline', (_, ack) => (acks.push(ack) === 1 ? first : second).resolve());
  await client.command('sync', { rooms: { [room.id]: 0 } });
  await first.promise;
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(acks).toHaveLength(1);
  acks[0]?.();
  await second.promise;
});

test('sync of rooms that are not ours tells nothing of them', async () => {
  const stranger = await newPerson('eve');
  const client = await connect(stranger);
  open.push(client);
  const answer = await client.command('sync', { rooms: { [room.id]: 0 } });
  expect(answer).toEqual({ ok: true, data: { rooms: {} } });
});

test('the log proves itself, and the proof is the same twice', async () => {
  const prove = () => callAs(ann, chatApi.integrity, { params: { id: room.id } });
  const [one, two] = [await prove(), await prove()];
  expect(one).toMatchObject({ roomId: room.id, firstSeq: 1, lastSeq: total, count: total, holes: 0, duplicates: 0 });
  expect(two.hash).toBe(one.hash);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { LargeRooms } from '../src/sockets/large-rooms.ts';

// The stack of the tests calls a room large from 25 sockets at a node on.
const crowdSize = 26;

let [ann, bob, eve]: Person[] = [];
let room: Room;
/** Ann is at a node where the room is small. */
let writer: TestClient;
let reader: TestClient;
let crowd: TestClient[];

beforeAll(async () => {
  [ann, bob, eve] = (await newPeople(3, 'crowd')) as [Person, Person, Person];
  room = await newGroup(ann, [bob, eve]);
  const many = Array.from({ length: crowdSize }, () => connect(eve as Person, { node: 'chat-1' }));
  [writer, reader, ...crowd] = (await Promise.all([
    connect(ann, { node: 'chat-2' }),
    connect(bob, { node: 'chat-1' }),
    ...many,
  ])) as [TestClient, TestClient, ...TestClient[]];
});
afterAll(() => [writer, reader, ...crowd].forEach(client => client.close()));

async function write(bodies: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const body of bodies) ids.push((await send(ann as Person, room.id, body)).id);
  return ids;
}

const numbers = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word} ${at}`);
const bodiesOf = (client: TestClient, word: string) =>
  client.all('message:new').flatMap(({ body }) => (body.startsWith(word) ? [body] : []));

test('who watches a large room hears every message, who does not a digest a second, and a small room has none', async () => {
  await reader.ask('room:watch', { roomId: room.id });
  const began = Date.now();
  const ids = await write(numbers('first', 30));
  const last = ids.at(-1);
  for (const client of crowd) await client.hears('room:digest', ({ message }) => message?.id === last);
  const seconds = (Date.now() - began) / 1_000;
  await reader.hears('message:new', ({ id }) => id === last);
  expect(bodiesOf(reader, 'first')).toEqual(numbers('first', 30));
  await writer.hears('message:new', ({ id }) => id === last);
  expect(bodiesOf(writer, 'first')).toEqual(numbers('first', 30));
  expect(writer.all('room:digest')).toEqual([]);
  expect(reader.all('room:digest')).toEqual([]);
  for (const client of crowd) {
    const digests = client.all('room:digest');
    expect(bodiesOf(client, 'first')).toEqual([]);
    expect(digests.length).toBeLessThanOrEqual(seconds + 2);
    expect(digests.at(-1)).toMatchObject({ roomId: room.id, lastSeq: 30, message: { seq: 30, body: 'first 29' } });
  }
});

test('an edit moves the digest on without a message; typing is told to those who look', async () => {
  const [id = ''] = await write(['second 0']);
  const [one] = crowd as [TestClient, ...TestClient[]];
  await one.hears('room:digest', ({ message }) => message?.id === id);
  await writer.ask('typing:start', { roomId: room.id });
  await reader.hears('typing:start');
  await writer.ask('message:edit', { roomId: room.id, id, body: 'second, edited' });
  const { changedSeq } = await reader.hears('message:changed');
  expect(await one.hears('room:digest', ({ lastSeq }) => lastSeq === changedSeq)).toEqual({
    roomId: room.id,
    lastSeq: changedSeq,
  });
  expect(one.all('message:changed')).toEqual([]);
  expect(one.all('typing:start')).toEqual([]);
});

test('who does not look any more hears the digest again', async () => {
  await reader.ask('room:unwatch', { roomId: room.id });
  const ids = await write(numbers('third', 3));
  const { message } = await reader.hears('room:digest', told => told.message?.id === ids.at(-1));
  expect(message).toMatchObject({ body: 'third 2' });
  expect(bodiesOf(reader, 'third')).toEqual([]);
});

test('only members watch, and who has left hears nothing more', async () => {
  const [stranger] = (await newPeople(1, 'stranger')) as [Person];
  const outside = await connect(stranger, { node: 'chat-1' });
  expect(await outside.command('room:watch', { roomId: room.id })).toMatchObject({ error: { code: 'not_a_member' } });
  await reader.ask('room:watch', { roomId: room.id });
  await callAs(bob, chatApi.leaveRoom, { params: { id: room.id } });
  // The line that says so comes first: later it could be the newest in a digest.
  await writer.hears('message:new', ({ line }) => line?.what === 'left');
  const [id] = await write(['fourth 0']);
  const [one] = crowd as [TestClient, ...TestClient[]];
  await one.hears('room:digest', ({ message }) => message?.id === id);
  expect(bodiesOf(reader, 'fourth')).toEqual([]);
  expect(bodiesOf(outside, 'fourth')).toEqual([]);
  outside.close();
});

test('a socket watches fifty rooms, the last ones, and none when it is gone', async () => {
  const large = new LargeRooms({ largerThan: 1, ofSpace: () => undefined, tell: () => undefined });
  const both = new Set(['one', 'other']);
  const name = (at: number) => `room:${at}`;
  for (let at = 0; at < 51; at += 1) large.watch('one', String(at));
  expect(large.listeners(name(0), both)).toEqual(new Set());
  expect(large.listeners(name(1), both)).toEqual(new Set(['one']));
  expect(large.listeners(name(50), both)).toEqual(new Set(['one']));
  expect(large.listeners(name(50), new Set(['one']))).toBeUndefined();
  large.disconnected('one');
  expect(large.listeners(name(50), both)).toEqual(new Set());
});

test('a digest at once, then one a second with what is newest, then none', async () => {
  const told: unknown[] = [];
  const large = new LargeRooms({ largerThan: 1, ofSpace: () => undefined, tell: digest => told.push(digest) });
  const event = (seq: number) => JSON.stringify(['message:new', { id: String(seq), seq, changedSeq: seq }]);
  const digest = (seq: number) => ({ roomId: 'r', lastSeq: seq, message: { id: String(seq), seq, changedSeq: seq } });
  for (let seq = 1; seq <= 5; seq += 1) large.spared('room:r', event(seq));
  large.spared('room:r', JSON.stringify(['message:reaction', { seq: 6 }]));
  expect(told).toEqual([digest(1)]);
  await eventually(() => expect(told).toHaveLength(2));
  expect(told[1]).toEqual({ ...digest(5), lastSeq: 6 });
});

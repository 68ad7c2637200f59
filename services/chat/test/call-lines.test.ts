import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import { topics } from '@parley/contracts/records';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { ended, joined, left, pretendVideo, started, type PretendedVideo } from './support/video.ts';

let ann: Person;
let bob: Person;
let room: Room;
let video: PretendedVideo;
const open: TestClient[] = [];

beforeAll(async () => {
  [ann, bob, video] = await Promise.all([newPerson('ann'), newPerson('bob'), pretendVideo()]);
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

afterAll(() => video.close());

/** Ann on one node, Bob on the other, a group of both, and a call in it. */
async function both() {
  room = await newGroup(ann, [bob]);
  const [a, b] = await Promise.all([connect(ann, { node: 'chat-1' }), connect(bob, { node: 'chat-2' })]);
  open.push(a, b);
  return { a, b, call: { callId: randomUUID(), roomId: room.id } };
}

const lineOf = (client: TestClient, callId: string, fits: (message: Message) => boolean = () => true) =>
  client.hears('message:new', message => message.call?.callId === callId && fits(message));
const proofOf = () => callAs(ann, chatApi.integrity, { params: { id: room.id } });

test('a call leaves a line that says who was in, and how long', async () => {
  const { a, b, call } = await both();
  const begun = started(call, ann.user.id);
  await video.publish(begun);
  const [line, same] = await Promise.all([lineOf(a, call.callId), lineOf(b, call.callId)]);
  expect(same).toEqual(line);
  expect(line).toMatchObject({ seq: 1, senderId: ann.user.id, body: '', createdAt: begun.at });
  expect(line.call).toEqual({ callId: call.callId, startedAt: begun.at, participants: [ann.user.id] });

  const over = ended(call, bob.user.id, [ann.user.id, bob.user.id], new Date(begun.at));
  await video.publish(over);
  const changed = await b.hears('message:changed', ({ id }) => id === line.id);
  const call2 = { ...line.call, endedAt: over.at, outcome: 'ended', participants: [ann.user.id, bob.user.id] };
  expect(changed).toEqual({ ...line, changedSeq: 2, call: call2 });
  const { messages } = await callAs(bob, chatApi.history, { params: { id: room.id } });
  expect(messages).toEqual([changed]);
  const { changes } = await callAs(bob, chatApi.changes, { params: { id: room.id }, query: { since: 1 } });
  expect(changes).toEqual([changed]);
  expect(await proofOf()).toMatchObject({ lastSeq: 2, count: 2, holes: 0, duplicates: 0 });
});

test('lines stand among the messages, in the order of the log', async () => {
  const { b, call } = await both();
  await send(ann, room.id, 'before');
  await b.hears('message:new', ({ body }) => body === 'before');
  await video.publish(started(call, ann.user.id));
  await lineOf(b, call.callId);
  await send(ann, room.id, 'after');
  await b.hears('message:new', ({ body }) => body === 'after');
  await video.publish(ended(call, ann.user.id, [ann.user.id]));
  await b.hears('message:changed');
  const { messages } = await callAs(bob, chatApi.history, { params: { id: room.id }, query: { limit: 2 } });
  expect(messages.map(({ seq, changedSeq, body }) => [seq, changedSeq, body])).toEqual([
    [3, 3, 'after'],
    [2, 4, ''],
  ]);
  const shown = (await callAs(bob, chatApi.getRoom, { params: { id: room.id } })).room;
  expect(shown).toMatchObject({ lastSeq: 4, unread: 3 });
});

test('the same records again double nothing, and the first outcome stands', async () => {
  const { b, call } = await both();
  const begun = started(call, ann.user.id);
  const over = ended(call, ann.user.id, [ann.user.id, bob.user.id]);
  await video.publish(begun, begun, joined(call, bob.user.id, [ann.user.id, bob.user.id]), over);
  await b.hears('message:changed');
  // The next call of the room comes after all of them in the same partition: when its line is there, they were read.
  const next = started({ callId: randomUUID(), roomId: room.id }, ann.user.id);
  await video.publish(begun, over, { ...over, id: randomUUID(), everybody: [ann.user.id] }, next);
  await lineOf(b, next.callId);
  expect(b.all('message:new').map(message => message.call?.callId)).toEqual([call.callId, next.callId]);
  const { messages } = await callAs(bob, chatApi.history, { params: { id: room.id } });
  expect(messages).toMatchObject([
    { call: { callId: next.callId } },
    { call: { participants: [ann.user.id, bob.user.id], outcome: 'ended' } },
  ]);
  expect(await proofOf()).toMatchObject({ lastSeq: 3, count: 3, holes: 0, duplicates: 0 });
  expect([...b.all('message:rejected')]).toEqual([]);
});

test('the room hears who comes and goes, in order, on every node', async () => {
  const { a, b, call } = await both();
  const startedAt = '2026-01-02T03:04:05.000Z';
  await video.run(room.id, { callId: call.callId, startedAt, participants: [ann.user.id] });
  const [one, two] = [ann.user.id, bob.user.id];
  await video.publish(
    started(call, one),
    joined(call, two, [one, two]),
    left(call, one, [two]),
    left(call, two, []),
    ended(call, two, [one, two]),
  );
  const over = (client: TestClient) => client.hears('call:changed', ({ call: now }) => now === null);
  await Promise.all([over(a), over(b)]);
  const running = (participants: string[]) => ({
    roomId: room.id,
    call: { callId: call.callId, startedAt, participants },
  });
  const told = [running([one]), running([one, two]), running([two]), running([]), { roomId: room.id, call: null }];
  expect(a.all('call:changed')).toEqual(told);
  expect(b.all('call:changed')).toEqual(told);
});

test('nobody may edit or delete the line of a call, not even who began it', async () => {
  const { a, b, call } = await both();
  await video.publish(started(call, ann.user.id));
  const { id } = await lineOf(a, call.callId);
  const edit = { roomId: room.id, id, body: 'it never was' };
  const forbidden = { ok: false, error: { code: 'forbidden' } };
  expect(await a.command('message:edit', edit)).toMatchObject(forbidden);
  expect(await a.command('message:delete', { roomId: room.id, id })).toMatchObject(forbidden);
  expect(await b.command('message:edit', edit)).toMatchObject(forbidden);
  const params = { id: room.id, messageId: id };
  await expect(callAs(ann, chatApi.deleteMessage, { params })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await proofOf()).toMatchObject({ lastSeq: 1 });
});

test('calls of no room leave nothing; what is unreadable goes to the dead letters, and its partition moves on', async () => {
  const { b, call } = await both();
  const dead: string[] = [];
  const kafka = openKafka(endpoints().kafka.admin);
  const consumer = kafka.consumer({ groupId: `test-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: `${topics.callEvents.name}.dlq`, fromBeginning: true });
  await consumer.run({ eachMessage: async ({ message }) => void dead.push(String(message.key)) });
  await video.publish(started({ callId: randomUUID(), roomId: randomUUID() }, ann.user.id));
  await video.publishRaw(room.id, 'no json');
  await video.publishRaw(room.id, JSON.stringify({ ...started(call, ann.user.id), participants: 'all' }));
  await video.publish(started(call, ann.user.id));
  expect(await lineOf(b, call.callId)).toMatchObject({ seq: 1 });
  await eventually(() => expect(dead.filter(key => key === room.id)).toHaveLength(2));
  await consumer.disconnect();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { callLease, redisKeys } from '@parley/contracts/redis-channels';
import type { Room } from '@parley/contracts/room';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newCall } from '@parley/dev-env/call-tickets';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { redisOfStack } from '@parley/dev-env/stores';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';
import { readCallRecords, type CallRecords } from './support/call-records.ts';
import { refusal, Scene } from './support/scene.ts';

const redis = redisOfStack();
let records: CallRecords;
let ann: Person;
let bob: Person;
let room: Room;

beforeAll(async () => {
  records = await readCallRecords();
  [ann, bob] = (await newPeople(2)) as [Person, Person];
  room = await newGroup(ann, [bob]);
});
afterAll(() => Promise.all([records.close(), redis.quit()]));

const ticketOf = (person: Person) => callAs(person, videoApi.callTicket, { params: { id: room.id } });
const callShown = async () => (await callAs(bob, chatApi.getRoom, { params: { id: room.id } })).room.call;
const inCall = (person: Person) => redis.get(redisKeys.callOfUser(person.user.id));

async function join(person: Person, node: string): Promise<VideoClient> {
  const client = await connectVideo((await ticketOf(person)).ticket, { node });
  await client.ask('call:join');
  return client;
}

test("a call's life: the room sees it and who is in, Kafka is told of it in order, and then it is gone", async () => {
  const a = await join(ann, 'video-1');
  await eventually(async () => expect(await callShown()).toMatchObject({ participants: [ann.user.id] }));
  const b = await join(bob, 'video-2');
  const participants = [ann.user.id, bob.user.id];
  await eventually(async () => expect(await callShown()).toMatchObject({ participants }));
  const { callId } = await ticketOf(ann);
  expect([await inCall(ann), await inCall(bob)]).toEqual([callId, callId]);
  const lease = await redis.ttl(redisKeys.callOfRoom(room.id));
  expect(lease).toBeGreaterThan(5);
  expect(lease).toBeLessThanOrEqual(callLease.seconds);

  await b.ask('call:leave');
  await eventually(async () => expect(await callShown()).toMatchObject({ participants: [ann.user.id] }));
  await eventually(async () => expect(await inCall(bob)).toBeNull());
  await a.ask('call:leave');
  await eventually(async () => expect([await callShown(), await inCall(ann)]).toEqual([null, null]));

  const told = await records.hears(room.id, 4);
  const base = { callId, roomId: room.id };
  expect(told).toEqual(
    [
      { ...base, type: 'call.started.v1', by: ann.user.id, participants: [ann.user.id] },
      { ...base, type: 'call.joined.v1', userId: bob.user.id, participants },
      { ...base, type: 'call.left.v1', userId: bob.user.id, participants: [ann.user.id] },
      { ...base, type: 'call.ended.v1', by: ann.user.id, everybody: participants, startedAt: expect.any(String) },
    ].map(record => expect.objectContaining(record)),
  );
  expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  const times = told.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
  a.close();
  b.close();
});

test('a ticket of an ended call does not bring it back', async () => {
  const a = await join(ann, 'video-2');
  const late = (await ticketOf(bob)).ticket;
  await a.ask('call:end');
  const b = await connectVideo(late, { node: 'video-1' });
  await expect(b.ask('call:join')).rejects.toMatchObject(refusal('unknown_call'));
  b.close();
});

test.each(['call:end', 'call:leave'] as const)('%s is answered when the next call can begin', async farewell => {
  const calls = new Set<string>();
  for (const node of Array.from({ length: 10 }, (_, at) => `video-${1 + (at % 2)}`)) {
    const client = await connectVideo((await ticketOf(ann)).ticket, { node });
    calls.add((await client.ask('call:join')).callId);
    // What is on its way to Redis is late, as it is under load.
    await redis.client('PAUSE', 50);
    await client.ask(farewell);
    client.close();
  }
  expect(calls.size).toBe(10);
});

test('a second device of the same person is neither a join nor a leave for Kafka', async () => {
  const scene = new Scene();
  const { claims } = await scene.enter({ node: 'video-1' });
  const phone = await scene.enter({ node: 'video-2', claims: { sub: claims.sub } });
  await phone.client.ask('call:leave');
  await scene.end();
  const told = await records.hears(scene.call.roomId, 2);
  expect(told.map(({ type }) => type)).toEqual(['call.started.v1', 'call.ended.v1']);
});

test('a call check is nobody else’s business: no record, nothing in the room', async () => {
  const check = new Scene(newCall('check'));
  await check.enter();
  expect(await redis.exists(redisKeys.callOfRoom(check.call.roomId))).toBe(0);
  await check.end();
  const after = new Scene();
  await after.enter();
  await after.end();
  await records.hears(after.call.roomId, 2);
  expect(records.of(check.call.roomId)).toEqual([]);
});

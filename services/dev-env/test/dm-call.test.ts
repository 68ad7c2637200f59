import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '../src/call.ts';
import { newGroup, newPeople, newPerson, type Person } from '../src/people.ts';
import { connect, type TestClient } from '../src/sockets.ts';
import { stopwatch } from '../src/stopwatch.ts';
import { connectVideo, type VideoClient } from '../src/video-sockets.ts';

let ann: Person;
let bob: Person;
let room: Room;
/** Their devices, on two chat nodes. */
let a: TestClient;
let b: TestClient;
const open: { close(): void }[] = [];

beforeEach(async () => {
  [ann, bob] = (await newPeople(2)) as [Person, Person];
  room = await newDm(ann, bob);
  [a, b] = await Promise.all([connect(ann, { node: 'chat-1' }), connect(bob, { node: 'chat-2' })]);
  open.push(a, b);
});

const closeAll = () => open.splice(0).forEach(client => client.close());
afterEach(closeAll);
afterAll(closeAll);

async function newDm(one: Person, other: Person): Promise<Room> {
  const body = { kind: 'dm' as const, memberIds: [other.user.id] };
  return (await callAs(one, chatApi.createRoom, { body })).room;
}

/** Takes a ticket and goes in, as the web app does. */
async function enter(person: Person, roomId: string): Promise<VideoClient> {
  const { ticket } = await callAs(person, videoApi.callTicket, { params: { id: roomId } });
  const client = await connectVideo(ticket);
  open.push(client);
  await client.ask('call:join');
  return client;
}

const lineOf = async () => (await a.hears('message:changed', (message: Message) => message.call !== undefined)).call;

test('ring, answer, hang up: both hear all of it, and the conversation keeps it', async () => {
  const calling = await enter(ann, room.id);
  const ring = await b.hears('call:ringing');
  expect(ring).toMatchObject({ roomId: room.id, by: ann.user.id });
  const answering = await enter(bob, room.id);
  const answered = { roomId: room.id, callId: ring.callId, outcome: 'accepted', by: bob.user.id, to: bob.user.id };
  expect(await a.hears('call:ring-ended')).toEqual(answered);
  const participants = [ann.user.id, bob.user.id];
  const isFull = ({ call }: { call: { participants: string[] } | null }) => call?.participants.length === 2;
  expect((await a.hears('call:changed', isFull)).call).toMatchObject({ callId: ring.callId, participants });
  expect((await callAs(bob, chatApi.getRoom, { params: { id: room.id } })).room.call).toMatchObject({ participants });
  await calling.ask('call:leave');
  await answering.ask('call:leave');
  expect(await lineOf()).toMatchObject({ callId: ring.callId, outcome: 'ended', participants });
  await b.hears('call:changed', ({ call }) => call === null);
});

test('declined: the caller hears it, hangs up, and the line says so', async () => {
  const calling = await enter(ann, room.id);
  const { callId } = await b.hears('call:ringing');
  expect((await b.command('call:decline', { roomId: room.id, callId })).ok).toBe(true);
  expect(await a.hears('call:ring-ended')).toMatchObject({ outcome: 'declined' });
  await calling.ask('call:leave');
  expect(await lineOf()).toMatchObject({ outcome: 'declined', participants: [ann.user.id] });
});

test('in a call with somebody else: busy at once, and nothing rings', async () => {
  const eve = await newPerson('eve');
  await enter(bob, (await newGroup(bob, [eve])).id);
  const calling = await enter(ann, room.id);
  expect(await a.hears('call:ring-ended')).toMatchObject({ roomId: room.id, outcome: 'busy' });
  expect(b.all('call:ringing')).toEqual([]);
  await calling.ask('call:leave');
  expect(await lineOf()).toMatchObject({ outcome: 'busy' });
});

test('who leaves the room is out of its call within a second', async () => {
  const group = await newGroup(ann, [bob]);
  await enter(ann, group.id);
  const media = await enter(bob, group.id);
  const leaving = stopwatch();
  await callAs(bob, chatApi.leaveRoom, { params: { id: group.id } });
  await media.hears('call:ended');
  expect(leaving()).toBeLessThan(1_000);
});

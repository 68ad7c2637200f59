import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { redisOfStack } from '@parley/dev-env/stores';
import { online } from './support/online.ts';

let ann: Person;
let bob: Person;
let eve: Person;
const redis = redisOfStack();

beforeAll(async () => {
  [ann, bob, eve] = await Promise.all([newPerson('ann'), newPerson('bob'), newPerson('eve')]);
});

afterAll(() => redis.quit());

const rooms = async (person: Person) => (await callAs(person, chatApi.listRooms, {})).rooms;
const roomOf = async (person: Person, id: string) => (await rooms(person)).find(room => room.id === id) as Room;
const asDm = (other: Person) => ({ body: { kind: 'dm' as const, memberIds: [other.user.id] } });

test('two people have one dm, no matter who asks and how often at once', async () => {
  const answers = await Promise.all([
    callAs(ann, chatApi.createRoom, asDm(bob)),
    callAs(bob, chatApi.createRoom, asDm(ann)),
    callAs(ann, chatApi.createRoom, asDm(bob)),
  ]);
  expect(new Set(answers.map(({ room }) => room.id)).size).toBe(1);
  const room = await roomOf(ann, answers[0]?.room.id ?? '');
  expect(room).toMatchObject({ kind: 'dm', memberCount: 2, peer: { id: bob.user.id, username: bob.user.username } });
});

test('a new room is heard at once by sockets that are connected already, on every node', async () => {
  const [a, b] = await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-2')]);
  const room = await newGroup(ann, [bob]);
  await b.hears('room:changed', ({ roomId, reason }) => roomId === room.id && reason === 'created');
  await send(ann, room.id, 'welcome');
  await Promise.all([a, b].map(client => client.hears('message:new', ({ roomId }) => roomId === room.id)));
});

test('a public group can be found, joined by socket, left, and then neither heard nor read', async () => {
  const name = `public ${randomUUID()}`;
  const room = await newGroup(ann, [], { public: true, name });
  const found = await callAs(eve, chatApi.discoverRooms, { query: { search: name.slice(0, 20).toUpperCase() } });
  expect(found.rooms).toContainEqual({ id: room.id, name, memberCount: 1, joined: false });
  const e = await online(eve, 'chat-2');
  expect(await e.command('room:join', { roomId: room.id })).toMatchObject({
    ok: true,
    data: { room: { id: room.id, memberCount: 2 } },
  });
  await send(ann, room.id, 'hello eve');
  await e.hears('message:new', ({ body }) => body === 'hello eve');
  expect(await e.command('room:leave', { roomId: room.id })).toEqual({ ok: true, data: {} });
  await send(ann, room.id, 'is she gone?');
  await expect(callAs(eve, chatApi.history, { params: { id: room.id } })).rejects.toMatchObject({
    code: 'not_a_member',
  });
  const answer = await e.command('message:send', { roomId: room.id, clientMsgId: randomUUID(), body: 'still here' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_a_member' } });
  expect(e.all('message:new').map(({ body }) => body)).not.toContain('is she gone?');
});

test('a private group cannot be entered, nor seen by search', async () => {
  const name = `private ${randomUUID()}`;
  const room = await newGroup(ann, [bob], { name });
  await expect(callAs(eve, chatApi.joinRoom, { params: { id: room.id } })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await callAs(eve, chatApi.discoverRooms, { query: { search: name } })).rooms).toEqual([]);
});

test('a member adds people; they start without unread', async () => {
  const room = await newGroup(ann, []);
  await send(ann, room.id, 'before');
  await untilRoom(ann, room.id, { lastSeq: 1 });
  await callAs(ann, chatApi.addMembers, { params: { id: room.id }, body: { userIds: [bob.user.id] } });
  // The room tells of it, which is none of the messages.
  await untilRoom(bob, room.id, {
    lastSeq: 2,
    readSeq: 2,
    unread: 0,
    memberCount: 2,
    role: 'member',
  });
  await expect(
    callAs(eve, chatApi.addMembers, { params: { id: room.id }, body: { userIds: [eve.user.id] } }),
  ).rejects.toMatchObject({
    code: 'not_a_member',
  });
});

test('a dm has two people for good', async () => {
  const { room } = await callAs(ann, chatApi.createRoom, asDm(bob));
  await expect(callAs(ann, chatApi.leaveRoom, { params: { id: room.id } })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    callAs(ann, chatApi.addMembers, { params: { id: room.id }, body: { userIds: [eve.user.id] } }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('unread counts the messages of others, and falls with the read mark', async () => {
  const room = await newGroup(ann, [bob]);
  for (const body of ['one', 'two', 'three']) await send(ann, room.id, body);
  await untilRoom(bob, room.id, { unread: 3 });
  await untilRoom(ann, room.id, { unread: 0 });
  const b = await online(bob, 'chat-1');
  expect(await b.command('message:read', { roomId: room.id, seq: 2 })).toEqual({ ok: true, data: {} });
  expect(await roomOf(bob, room.id)).toMatchObject({ readSeq: 2, unread: 1 });
});

test('nobody has to read what they wrote: the mark is before the first message of somebody else', async () => {
  const room = await newGroup(ann, [bob]);
  for (const body of ['one', 'two']) await send(ann, room.id, body);
  await untilRoom(ann, room.id, { lastSeq: 2, readSeq: 2, deliveredSeq: 2, unread: 0 });
  await send(bob, room.id, 'three');
  await send(ann, room.id, 'four, written without having seen three');
  await untilRoom(ann, room.id, { lastSeq: 4, readSeq: 2, unread: 1 });
  await untilRoom(bob, room.id, { lastSeq: 4, readSeq: 0, unread: 3 });
  await eventually(async () => {
    const { members } = await callAs(bob, chatApi.listMembers, { params: { id: room.id } });
    expect(members.find(({ user }) => user.id === ann.user.id)).toMatchObject({ readSeq: 2 });
  });
});

test('a mark only moves upwards, and not beyond the end of the room', async () => {
  const room = await newGroup(ann, [bob]);
  for (const body of ['one', 'two']) await send(ann, room.id, body);
  await untilRoom(bob, room.id, { lastSeq: 2 });
  const b = await online(bob, 'chat-1');
  for (const seq of [2, 1, 900]) await b.command('message:read', { roomId: room.id, seq });
  expect(await roomOf(bob, room.id)).toMatchObject({ readSeq: 2, deliveredSeq: 2, unread: 0 });
});

test('marks are told to the room', async () => {
  const room = await newGroup(ann, [bob]);
  const [a, b] = await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-2')]);
  await send(ann, room.id, 'read me');
  const { seq } = await b.hears('message:new', ({ roomId }) => roomId === room.id);
  await b.command('message:delivered', { roomId: room.id, seq });
  await a.hears(
    'message:status',
    status => status.userId === bob.user.id && status.deliveredSeq === seq && status.readSeq === 0,
  );
  await b.command('message:read', { roomId: room.id, seq });
  await a.hears('message:status', status => status.userId === bob.user.id && status.readSeq === seq);
});

test('typing is told to the others, and stops when the typist leaves', async () => {
  const room = await newGroup(ann, [bob]);
  const [a, b] = await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-2')]);
  await a.command('typing:start', { roomId: room.id });
  const typist = { roomId: room.id, userId: ann.user.id };
  expect(await b.hears('typing:start')).toEqual(typist);
  a.close();
  expect(await b.hears('typing:stop')).toEqual(typist);
  expect(a.all('typing:start')).toEqual([]);
});

test('presence and the live count are right over several nodes and devices', async () => {
  const room = await newGroup(ann, [bob]);
  const a = await online(ann, 'chat-1');
  const [phone, laptop] = [await online(bob, 'chat-2'), await online(bob, 'chat-1')];
  await untilRoom(ann, room.id, { live: 2 });
  phone.close();
  const nodes = () => redis.smembers(`presence:user:${bob.user.id}`);
  await eventually(async () => expect(await nodes()).toEqual([expect.stringMatching(/^chat-1\./)]));
  expect((await roomOf(ann, room.id)).live).toBe(2);
  laptop.close();
  const gone = await a.hears('presence:change', ({ users }) =>
    users.some(user => user.userId === bob.user.id && user.status === 'offline'),
  );
  expect(gone).toMatchObject({ roomId: expect.any(String) });
  await untilRoom(ann, room.id, { live: 1 });
});

test('who joins or leaves a room counts there at once', async () => {
  const room = await newGroup(ann, [], { public: true });
  await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-2')]);
  await untilRoom(ann, room.id, { live: 1 });
  await callAs(bob, chatApi.joinRoom, { params: { id: room.id } });
  expect((await roomOf(ann, room.id)).live).toBe(2);
  await callAs(bob, chatApi.leaveRoom, { params: { id: room.id } });
  expect((await roomOf(ann, room.id)).live).toBe(1);
  await callAs(ann, chatApi.addMembers, { params: { id: room.id }, body: { userIds: [eve.user.id] } });
  expect((await roomOf(ann, room.id)).live).toBe(1);
});

test('members are listed with presence and marks, page by page', async () => {
  const room = await newGroup(ann, [bob, eve]);
  const first = await callAs(ann, chatApi.listMembers, { params: { id: room.id }, query: { limit: 2 } });
  const rest = await callAs(ann, chatApi.listMembers, {
    params: { id: room.id },
    query: { limit: 2, cursor: first.nextCursor ?? '' },
  });
  const names = [...first.members, ...rest.members].map(({ user }) => user.username);
  expect(names.sort()).toEqual([ann, bob, eve].map(({ user }) => user.username).sort());
  expect(rest.nextCursor).toBeNull();
});

/** What a member sees of a room, once it fits. */
const untilRoom = (person: Person, id: string, seen: Partial<Room>): Promise<void> =>
  eventually(async () => expect(await roomOf(person, id)).toMatchObject(seen));

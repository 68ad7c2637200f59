import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { limits } from '@parley/contracts/ids';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, newPerson, send, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import mongoose from 'mongoose';
import { defineModels, type Models } from '../src/stores/models.ts';

let models: Models;
const open: TestClient[] = [];

beforeAll(async () => {
  const connection = await mongoose.createConnection(endpoints().mongoUrl).asPromise();
  models = defineModels(connection);
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

afterAll(() => models.rooms.db.close());

async function online(person: Person, node = 'chat-1'): Promise<TestClient> {
  const client = await connect(person, { node });
  open.push(client);
  return client;
}

const room = async (person: Person, id: string) => (await callAs(person, chatApi.getRoom, { params: { id } })).room;
const leave = (person: Person, id: string) => callAs(person, chatApi.leaveRoom, { params: { id } });
const add = (person: Person, id: string, whom: Person) =>
  callAs(person, chatApi.addMembers, { params: { id }, body: { userIds: [whom.user.id] } });

/** Makes somebody a member of many rooms at once, as it would be after years. */
async function crowd(person: Person, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const since = new Date('2024-01-01');
  const common = { kind: 'group' as const, public: false, createdBy: person.user.id, createdAt: since, memberCount: 1 };
  await models.rooms.insertMany(ids.map(_id => ({ _id, name: 'Old', ...common })));
  const position = { joinedAt: since, deliveredSeq: 0, readSeq: 0, readMessages: 0 };
  await models.members.insertMany(
    ids.map(roomId => ({
      _id: `${roomId}:${person.user.id}`,
      roomId,
      userId: person.user.id,
      role: 'owner' as const,
      ...position,
    })),
  );
}

async function listAll(person: Person): Promise<Room[]> {
  const rooms: Room[] = [];
  let cursor: string | undefined;
  do {
    const page = await callAs(person, chatApi.listRooms, { query: { cursor } });
    rooms.push(...page.rooms);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rooms;
}

test('somebody in more than a thousand rooms sees, hears and syncs each of them', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  await crowd(bob, 1_200);
  const fresh = await newGroup(ann, [bob]);
  const rooms = await listAll(bob);
  expect(rooms[0]?.id).toBe(fresh.id);
  expect(new Set(rooms.map(({ id }) => id)).size).toBe(1_201);
  const b = await online(bob);
  await send(ann, fresh.id, 'do you hear me?');
  await b.hears('message:new', ({ body }) => body === 'do you hear me?');
  const asked = Object.fromEntries(rooms.slice(0, limits.syncRooms).map(({ id }) => [id, 0]));
  const all = await b.command('sync', { rooms: asked });
  expect(all.ok && Object.keys(all.data.rooms)).toHaveLength(1_201);
  const some = await b.command('sync', { rooms: { [fresh.id]: 0 }, only: true });
  expect(some.ok && Object.keys(some.data.rooms)).toEqual([fresh.id]);
});

test('a bound on the rooms of a person is told to those who add them', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  await crowd(bob, limits.roomsPerPerson);
  const group = await newGroup(ann, []);
  const refused = { code: 'too_many_rooms', errors: [{ field: 'userIds', message: bob.user.id }] };
  await expect(add(ann, group.id, bob)).rejects.toMatchObject(refused);
  await expect(newGroup(ann, [bob])).rejects.toMatchObject(refused);
  expect((await room(ann, group.id)).memberCount).toBe(1);
});

test('nobody can be buried under new rooms', async () => {
  const [victim, ...others] = await newPeople(4);
  if (!victim) throw new Error('there is nobody');
  const attempts = await Promise.allSettled(
    Array.from({ length: 160 }, (_, at) => newGroup(others[at % 3] as Person, [victim])),
  );
  const refused = attempts.filter(attempt => attempt.status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(50);
  expect(refused[0]?.reason).toMatchObject({ code: 'rate_limited', errors: [{ message: victim.user.id }] });
});

test('who left a group is not put back by others, but comes back by themselves', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  const group = await newGroup(ann, [bob], { public: true });
  await leave(bob, group.id);
  await expect(add(ann, group.id, bob)).rejects.toMatchObject({ code: 'left_recently' });
  await callAs(bob, chatApi.joinRoom, { params: { id: group.id } });
  expect((await room(bob, group.id)).role).toBe('member');
});

test('a group whose owner leaves is owned by the longest member, and everybody hears it', async () => {
  const [ann, bob, cem] = (await newPeople(3)) as [Person, Person, Person];
  const group = await newGroup(ann, []);
  await add(ann, group.id, bob);
  await add(ann, group.id, cem);
  const c = await online(cem, 'chat-2');
  await leave(ann, group.id);
  await c.hears('room:changed', ({ reason, userId }) => reason === 'owner' && userId === bob.user.id);
  expect((await room(bob, group.id)).role).toBe('owner');
  expect((await room(cem, group.id)).role).toBe('member');
});

test('the owner hands a group over; nobody else can', async () => {
  const [ann, bob, eve] = (await newPeople(3)) as [Person, Person, Person];
  const group = await newGroup(ann, [bob]);
  const handOver = (by: Person, to: Person) =>
    callAs(by, chatApi.handOver, { params: { id: group.id }, body: { userId: to.user.id } });
  await expect(handOver(bob, bob)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(handOver(eve, eve)).rejects.toMatchObject({ code: 'not_a_member' });
  await expect(handOver(ann, eve)).rejects.toMatchObject({ code: 'unknown_user' });
  expect((await handOver(ann, bob)).room.role).toBe('member');
  expect((await room(bob, group.id)).role).toBe('owner');
  await expect(handOver(ann, ann)).rejects.toMatchObject({ code: 'forbidden' });
});

test('an empty public group is neither offered nor entered', async () => {
  const [ann, eve] = (await newPeople(2)) as [Person, Person];
  const name = `Empty ${randomUUID()}`;
  const group = await newGroup(ann, [], { public: true, name });
  await leave(ann, group.id);
  expect((await callAs(eve, chatApi.discoverRooms, { query: { search: name } })).rooms).toEqual([]);
  await expect(callAs(eve, chatApi.joinRoom, { params: { id: group.id } })).rejects.toMatchObject({
    code: 'unknown_room',
  });
});

test('public groups are found by any part of their name, in any case and without accents, page by page', async () => {
  const ann = await newPerson('ann');
  const mark = randomUUID().slice(0, 8);
  for (const name of [`Čaj ${mark} Жанна`, `Éclair ${mark}`, `Zorn ${mark}`])
    await newGroup(ann, [], { public: true, name });
  const search = async (text: string) => (await callAs(ann, chatApi.discoverRooms, { query: { search: text } })).rooms;
  expect(await search(`caj ${mark} жан`)).toHaveLength(1);
  expect(await search(`${mark} ЖАННА`)).toHaveLength(1);
  expect(await search(`.*${mark}`)).toEqual([]);
  const first = await callAs(ann, chatApi.discoverRooms, { query: { search: mark, limit: 2 } });
  const second = await callAs(ann, chatApi.discoverRooms, {
    query: { search: mark, limit: 2, cursor: first.nextCursor ?? '' },
  });
  expect([...first.rooms, ...second.rooms].map(({ name }) => name?.slice(0, 4))).toEqual(['Čaj ', 'Écla', 'Zorn']);
  expect(second.nextCursor).toBeNull();
});

test('the list shows the newest message of every room, cut', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  const group = await newGroup(ann, [bob]);
  expect((await room(bob, group.id)).lastMessage).toBeNull();
  const b = await online(bob);
  await send(ann, group.id, '🙂'.repeat(400));
  await b.hears('message:new');
  const { lastMessage } = await room(bob, group.id);
  expect(lastMessage).toMatchObject({ seq: 1, senderId: ann.user.id, body: '🙂'.repeat(160) });
});

test('what was deleted before it was read is not unread, and one’s own messages never are', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  const group = await newGroup(ann, [bob]);
  const b = await online(bob);
  const ids: string[] = [];
  for (const body of ['one', 'two', 'three']) ids.push((await send(ann, group.id, body)).id);
  await b.hears('message:new', ({ body }) => body === 'three');
  expect((await room(bob, group.id)).unread).toBe(3);
  for (const messageId of ids) await callAs(ann, chatApi.deleteMessage, { params: { id: group.id, messageId } });
  await b.hears('message:changed', ({ id }) => id === ids[2]);
  expect((await room(bob, group.id)).unread).toBe(0);
});

test('who answers over an unread message has not read it', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  const group = await newGroup(ann, [bob]);
  const a = await online(ann);
  await send(ann, group.id, 'a question');
  await send(bob, group.id, 'something else');
  await a.hears('message:new', ({ body }) => body === 'something else');
  expect(await room(bob, group.id)).toMatchObject({ unread: 1, readSeq: 0 });
});

test('deleting a message takes the text that its edits replaced along', async () => {
  const [ann, bob] = (await newPeople(2)) as [Person, Person];
  const group = await newGroup(ann, [bob]);
  const b = await online(bob);
  const { id: messageId } = await send(ann, group.id, 'a secret');
  await callAs(ann, chatApi.editMessage, { params: { id: group.id, messageId }, body: { body: 'nothing' } });
  await callAs(ann, chatApi.deleteMessage, { params: { id: group.id, messageId } });
  await b.hears('message:changed', ({ deletedAt }) => deletedAt !== undefined);
  const kept = await models.log.collection.find({ roomId: group.id }).toArray();
  expect(kept).toHaveLength(3);
  expect(JSON.stringify(kept)).not.toContain('a secret');
});

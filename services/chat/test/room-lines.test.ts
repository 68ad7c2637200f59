import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { channelsOf, joinSpace, newSpace, textChannel } from '@parley/dev-env/spaces';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { purge } from '../src/spaces/purge.ts';
import { defineModels } from '../src/stores/models.ts';
import { online } from './support/online.ts';

let ann: Person;
let bob: Person;
let eve: Person;

beforeAll(async () => {
  [ann, bob, eve] = await Promise.all([newPerson('ann'), newPerson('bob'), newPerson('eve')]);
});

const add = ({ id }: Room, by: Person, whom: Person) =>
  callAs(by, chatApi.addMembers, { params: { id }, body: { userIds: [whom.user.id] } });
const update = ({ id }: Room, by: Person, body: { name?: string; topic?: string; public?: boolean }) =>
  callAs(by, chatApi.updateRoom, { params: { id }, body });
const leave = ({ id }: Room, by: Person) => callAs(by, chatApi.leaveRoom, { params: { id } });
const remove = ({ id }: Room, by: Person, whom: Person) =>
  callAs(by, chatApi.removeMember, { params: { id, userId: whom.user.id } });
const view = async ({ id }: Room, as: Person) => (await callAs(as, chatApi.getRoom, { params: { id } })).room;

/** What a room has told of itself, once that is as much as it should be; oldest first. */
async function linesOf({ id }: Room, reader: Person, count: number): Promise<Message[]> {
  return eventually(async () => {
    const { messages } = await callAs(reader, chatApi.history, { params: { id } });
    const lines = messages.filter(({ line }) => line).reverse();
    expect(lines).toHaveLength(count);
    return lines;
  });
}

test('a room tells who came and went, in order, and nobody has it unread', async () => {
  const room = await newGroup(ann, [bob]);
  await send(ann, room.id, 'one');
  await add(room, ann, eve);
  await leave(room, bob);
  await add(room, ann, await newPerson('dan'));
  await remove(room, ann, eve);
  const lines = await linesOf(room, ann, 4);
  expect(lines.map(({ line }) => line?.what)).toEqual(['added', 'left', 'added', 'removed']);
  expect(lines.map(({ senderId }) => senderId)).toEqual([ann, bob, ann, ann].map(({ user }) => user.id));
  expect(lines[0]).toMatchObject({ body: '', type: 'room-line', line: { userIds: [eve.user.id] } });
  const { unread, lastMessageAt, lastMessage } = await view(room, ann);
  const { messages } = await callAs(ann, chatApi.history, { params: { id: room.id } });
  expect(unread).toBe(0);
  expect(lastMessageAt).toBe(messages.find(({ body }) => body === 'one')?.createdAt);
  expect(lastMessage?.line?.what).toBe('removed');
});

test('lines are told live, on every node, and count nothing while messages do', async () => {
  const room = await newGroup(ann, [bob]);
  const [a, b] = await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-2')]);
  await add(room, ann, eve);
  for (const socket of [a, b]) await socket.hears('message:new', ({ line }) => line?.what === 'added');
  await send(ann, room.id, 'for bob');
  await eventually(async () => expect((await view(room, bob)).unread).toBe(1));
  // A line after it changes no count, and the mark of who has read it all moves over lines.
  await leave(room, eve);
  await linesOf(room, bob, 2);
  expect((await view(room, bob)).unread).toBe(1);
  expect(await view(room, ann)).toMatchObject({ unread: 0, readSeq: 3 });
});

test('a group whose owner leaves says who owns it now', async () => {
  const room = await newGroup(ann, [bob]);
  await leave(room, ann);
  const [line] = await linesOf(room, bob, 1);
  expect(line?.line).toEqual({ what: 'left', userIds: [ann.user.id], ownerId: bob.user.id });
});

test('the owner says what a group is called; the same again is no change', async () => {
  const room = await newGroup(ann, [bob]);
  const b = await online(bob, 'chat-2');
  await update(room, ann, { name: 'Gardeners', topic: 'Beds and bees' });
  await b.hears('room:changed', ({ roomId, reason }) => roomId === room.id && reason === 'updated');
  expect(await view(room, bob)).toMatchObject({ name: 'Gardeners', topic: 'Beds and bees' });
  await update(room, ann, { name: 'Gardeners', topic: '' });
  expect((await view(room, bob)).topic).toBeUndefined();
  const lines = await linesOf(room, bob, 3);
  const told = lines.map(({ line }) => [line?.what, line?.text]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['renamed', 'Gardeners'],
      ['topic', 'Beds and bees'],
    ]),
  );
  expect(told[2]).toEqual(['topic', '']);
});

test('who was removed comes back through the owner alone', async () => {
  const room = await newGroup(ann, [bob, eve], { public: true });
  const join = () => callAs(eve, chatApi.joinRoom, { params: { id: room.id } });
  await remove(room, ann, eve);
  expect(await refusal(join())).toBe('forbidden');
  expect(await refusal(add(room, bob, eve))).toBe('left_recently');
  expect((await add(room, ann, eve)).room.memberCount).toBe(3);
  await leave(room, eve);
  expect(await refusal(add(room, ann, eve))).toBe('left_recently');
  expect((await join()).room.memberCount).toBe(3);
});

test('only the owner changes a group and removes people, and nobody the lines', async () => {
  const room = await newGroup(ann, [bob, eve]);
  expect(await refusal(update(room, bob, { name: 'Mine' }))).toBe('forbidden');
  expect(await refusal(remove(room, bob, eve))).toBe('forbidden');
  expect(await refusal(remove(room, ann, ann))).toBe('forbidden');
  await remove(room, ann, eve);
  await remove(room, ann, eve);
  const [line] = await linesOf(room, ann, 1);
  const about = { params: { id: room.id, messageId: line?.id ?? '' } };
  expect(await refusal(callAs(ann, chatApi.deleteMessage, about))).toBe('forbidden');
  expect(await refusal(callAs(eve, chatApi.history, { params: { id: room.id } }))).toBe('not_a_member');
});

test('a group has a picture, and tells that it is another one', async () => {
  const room = await newGroup(ann, [bob]);
  const icon = randomUUID();
  const set = (body: { icon: string | null }) => callAs(ann, chatApi.updateRoom, { params: { id: room.id }, body });
  expect((await set({ icon })).room.iconUrl).toBe(`/pictures/icon/${icon}/256.webp`);
  expect((await view(room, bob)).iconUrl).toContain(icon);
  await set({ icon });
  expect((await set({ icon: null })).room.iconUrl).toBeUndefined();
  const lines = await linesOf(room, bob, 2);
  expect(lines.map(({ line }) => line?.what)).toEqual(['picture', 'picture']);
});

test('a channel tells of its name and topic, as often as they change, and has nothing unread by it', async () => {
  const space = await newSpace(ann, 'friends', 'Tellers');
  await joinSpace(ann, space, [bob]);
  const { id } = await textChannel(ann, space);
  const change = (body: { name?: string; topic?: string }) =>
    callAs(ann, spaceApi.updateChannel, { params: { id }, body });
  const unread = async () => (await channelsOf(bob, space)).find(channel => channel.id === id)?.unread;
  await send(ann, id, 'one');
  await eventually(async () => expect(await unread()).toBe(1));
  const watcher = await online(bob, 'chat-2');
  await watcher.ask('room:watch', { roomId: id });
  await change({ name: 'compost', topic: 'Warm heaps' });
  await change({ topic: 'Warm heaps' });
  await watcher.hears('message:new', ({ line }) => line?.what === 'topic');
  const lines = await linesOf({ id } as Room, bob, 2);
  expect(lines.map(({ line }) => [line?.what, line?.text])).toEqual([
    ['renamed', 'compost'],
    ['topic', 'Warm heaps'],
  ]);
  expect(await unread()).toBe(1);
  const { spaces } = await callAs(bob, spaceApi.listSpaces, {});
  expect(spaces.find(one => one.id === space.id)?.unreadCount).toBe(1);
});

test('a group is deleted by its owner, who names it, for everybody at once and with its messages', async () => {
  const room = await newGroup(ann, [bob, eve], { name: 'Passing' });
  await send(ann, room.id, 'soon gone');
  await eventually(async () => expect((await view(room, bob)).lastMessage?.body).toBe('soon gone'));
  const [a, b] = await Promise.all([online(ann, 'chat-1'), online(bob, 'chat-2')]);
  const end = (by: Person, name: string) => callAs(by, chatApi.deleteRoom, { params: { id: room.id }, body: { name } });
  expect(await refusal(end(bob, 'Passing'))).toBe('forbidden');
  expect(await refusal(end(ann, 'passing'))).toBe('validation_failed');
  await end(ann, 'Passing');
  for (const socket of [a, b])
    await socket.hears('room:changed', ({ roomId, reason }) => roomId === room.id && reason === 'deleted');
  for (const person of [ann, bob, eve]) {
    expect(await refusal(send(person, room.id, 'still here?'))).toBe('unknown_room');
    expect(await refusal(callAs(person, chatApi.history, { params: { id: room.id } }))).toBe('unknown_room');
    const { rooms } = await callAs(person, chatApi.listRooms, {});
    expect(rooms.some(one => one.id === room.id)).toBe(false);
  }
  expect(await refusal(end(ann, 'Passing'))).toBe('unknown_room');
  const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
  const connection = await connectMongo(endpoints().mongoUrl, {
    name: 'test',
    maxPoolSize: 2,
    timeoutMs: 5_000,
    logger,
  });
  const models = defineModels(connection);
  await purge(models);
  expect(await models.log.exists({ roomId: room.id })).toBeNull();
  await connection.close();
});

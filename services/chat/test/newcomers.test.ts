import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { redisOfStack } from '@parley/dev-env/stores';
import { online } from './support/online.ts';

let ann: Person;
let bob: Person;
let eve: Person;

beforeAll(async () => {
  [ann, bob, eve] = await Promise.all([newPerson('ann'), newPerson('bob'), newPerson('eve')]);
});

const update = ({ id }: Room, by: Person, history: 'everything' | 'since-joining') =>
  callAs(by, chatApi.updateRoom, { params: { id }, body: { history } });
const add = ({ id }: Room, whom: Person) =>
  callAs(ann, chatApi.addMembers, { params: { id }, body: { userIds: [whom.user.id] } });
const view = async ({ id }: Room, as: Person) => (await callAs(as, chatApi.getRoom, { params: { id } })).room;
const page = ({ id }: Room, as: Person, query: { cursor?: string; limit?: number } = {}) =>
  callAs(as, chatApi.history, { params: { id }, query });
const stored = (room: Room, body: string) =>
  eventually(async () => expect((await view(room, ann)).lastMessage?.body).toBe(body));

async function withSecrets(): Promise<{ room: Room; secret: string }> {
  const room = await newGroup(ann, [bob]);
  const { id } = await send(ann, room.id, 'between us');
  await send(bob, room.id, 'yes, between us');
  await stored(room, 'yes, between us');
  return { room, secret: id };
}

test('newcomers read everything, until the owner says otherwise', async () => {
  const { room } = await withSecrets();
  expect(await view(room, ann)).toMatchObject({ history: 'everything' });
  expect(await refusal(update(room, bob, 'since-joining'))).toBe('forbidden');
  expect((await update(room, ann, 'since-joining')).room.history).toBe('since-joining');
  await add(room, eve);
  expect((await page(room, bob)).messages.map(({ body }) => body)).toContain('between us');
  expect((await page(room, bob)).startsAfter).toBeUndefined();
  expect((await page(room, eve)).startsAfter).toBe(2);
});

test('what was written before is in no page, no range and no catch-up, with and without the cache', async () => {
  const { room } = await withSecrets();
  await update(room, ann, 'since-joining');
  const { lastMessage, unread } = (await add(room, eve).then(() => view(room, eve))) as Room;
  expect([lastMessage?.line?.what ?? null, unread]).not.toContain('between us');
  for (let at = 1; at <= 5; at += 1) await send(bob, room.id, `welcome ${at}`);
  await stored(room, 'welcome 5');
  const bodies = async () => {
    const first = await page(room, eve, { limit: 3 });
    const second = await page(room, eve, { limit: 50, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    return [...first.messages, ...second.messages].filter(({ line }) => !line).map(({ body }) => body);
  };
  const welcome = [5, 4, 3, 2, 1].map(at => `welcome ${at}`);
  expect(await bodies()).toEqual(welcome);
  const redis = redisOfStack();
  await redis.del(...(await redis.keys(`*${room.id}*`)));
  await redis.quit();
  expect(await bodies()).toEqual(welcome);
  const { changes } = await callAs(eve, chatApi.changes, { params: { id: room.id }, query: { since: 0 } });
  expect(changes.filter(({ line }) => !line).map(({ body }) => body)).toEqual([...welcome].reverse());
  const socket = await online(eve);
  await socket.ask('sync', { rooms: { [room.id]: 0 } });
  const { messages } = await socket.hears('messages:offline');
  expect(messages.map(({ body }) => body)).not.toContain('between us');
  expect(messages.map(({ body }) => body)).toContain('welcome 1');
});

test('nobody touches a message that they are not shown, and an edit of one is in none of their pages', async () => {
  const { room, secret } = await withSecrets();
  await update(room, ann, 'since-joining');
  await add(room, eve);
  const about = { params: { id: room.id, messageId: secret } };
  expect(await refusal(callAs(eve, chatApi.react, { ...about, body: { emoji: '👀', on: true } }))).toBe(
    'unknown_message',
  );
  expect(await refusal(callAs(eve, chatApi.deleteMessage, about))).toBe('unknown_message');
  await callAs(ann, chatApi.editMessage, { ...about, body: { body: 'between the two of us' } });
  await eventually(async () => {
    const { messages } = await page(room, bob);
    expect(messages.map(({ body }) => body)).toContain('between the two of us');
  });
  const { changes } = await callAs(eve, chatApi.changes, { params: { id: room.id }, query: { since: 0 } });
  expect(changes.map(({ id }) => id)).not.toContain(secret);
});

test('a change of it is for those who come after it', async () => {
  const { room } = await withSecrets();
  await update(room, ann, 'since-joining');
  await add(room, eve);
  await update(room, ann, 'everything');
  expect((await page(room, eve)).messages.map(({ body }) => body)).not.toContain('between us');
  const dan = await newPerson('dan');
  await add(room, dan);
  expect((await page(room, dan)).messages.map(({ body }) => body)).toContain('between us');
});

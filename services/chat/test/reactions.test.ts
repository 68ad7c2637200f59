import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { ReactionChange } from '@parley/contracts/message-actions/reaction';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, type Person, send } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';

let ann: Person, ben: Person, cleo: Person, stranger: Person;
let room: Room;
let a: TestClient, b: TestClient;

beforeAll(async () => {
  [ann, ben, cleo, stranger] = (await newPeople(4)) as [Person, Person, Person, Person];
  room = await newGroup(ann, [ben, cleo]);
  a = await connect(ann, { node: 'chat-1' });
  b = await connect(ben, { node: 'chat-2' });
});

afterAll(() => {
  a.close();
  b.close();
});

const react = (client: TestClient, id: string, emoji: string, on = true, roomId = room.id) =>
  client.command('message:react', { roomId, id, emoji, on });

async function shownTo(person: Person, messageId: string): Promise<Message['reactions']> {
  const { messages } = await callAs(person, chatApi.history, { params: { id: room.id }, query: {} });
  return messages.find(({ id }) => id === messageId)?.reactions;
}

const isAbout = (id: string) => (notice: ReactionChange) => notice.messageId === id;

test('a reaction is told on every node with its place in the room, and history shows it to each as it is', async () => {
  const { id } = await send(ann, room.id, 'look');
  const told = b.hears('message:reaction', isAbout(id));
  expect(await react(a, id, '🌹')).toEqual({ ok: true, data: { id, status: 'sent' } });
  expect(await told).toMatchObject({ roomId: room.id, messageId: id, userId: ann.user.id, emoji: '🌹', on: true });
  await react(b, id, '🌹');
  await react(b, id, '👍🏽');
  await eventually(async () =>
    expect(await shownTo(ann, id)).toMatchObject({
      of: [
        { emoji: '🌹', count: 2, mine: true, people: [ann.user.id, ben.user.id] },
        { emoji: '👍🏽', count: 1, mine: false, people: [ben.user.id] },
      ],
    }),
  );
  await react(a, id, '🌹', false);
  await eventually(async () => expect((await shownTo(ben, id))?.of[0]).toMatchObject({ count: 1, mine: true }));
});

test('the message is as it was: no change of it, nothing unread, and a log without a hole', async () => {
  const { id } = await send(ann, room.id, 'stays');
  const told = a.hears('message:reaction', isAbout(id));
  await react(b, id, '👀');
  const { seq } = await told;
  const { messages } = await callAs(ann, chatApi.history, { params: { id: room.id }, query: { limit: 1 } });
  expect(messages).toMatchObject([{ id, seq: seq - 1, changedSeq: seq - 1 }]);
  const proof = await callAs(ann, chatApi.integrity, { params: { id: room.id } });
  expect(proof).toMatchObject({ holes: 0, duplicates: 0, lastSeq: seq });
});

test('by REST the same, and the same named event is done once', async () => {
  const { id } = await send(ann, room.id, 'by REST');
  const body = { emoji: '🎉', on: true, clientEventId: randomUUID() };
  const params = { id: room.id, messageId: id };
  for (let time = 0; time < 2; time += 1)
    expect(await callAs(cleo, chatApi.react, { params, body })).toEqual({ id, status: 'sent' });
  await eventually(async () => expect(await shownTo(cleo, id)).toMatchObject({ of: [{ count: 1, mine: true }] }));
  await expect(callAs(cleo, chatApi.react, { params, body: { ...body, on: false } })).rejects.toMatchObject({
    code: 'idempotency_conflict',
  });
});

test('who was away hears of reactions with the changes of the room', async () => {
  const { id } = await send(ann, room.id, 'while you were away');
  const first = a.hears('message:reaction', isAbout(id));
  await react(a, id, '❤️');
  const since = (await first).seq - 1;
  const last = a.hears('message:reaction', notice => isAbout(id)(notice) && !notice.on);
  await react(a, id, '❤️', false);
  const { seq: lastSeq } = await last;
  const expected = [
    { messageId: id, seq: since + 1, emoji: '❤️', on: true },
    { messageId: id, seq: lastSeq, emoji: '❤️', on: false },
  ];
  const changes = await callAs(cleo, chatApi.changes, { params: { id: room.id }, query: { since } });
  expect(changes).toMatchObject({ changes: [], reactions: expected, lastSeq });
  const c = await connect(cleo);
  const offline = c.hears('messages:offline');
  await c.command('sync', { rooms: { [room.id]: since } });
  expect(await offline).toMatchObject({ messages: [], reactions: expected, more: false, lastSeq });
  c.close();
});

test.each([
  ['two emoji', '👍👍'],
  ['letters', 'ok'],
  ['nothing', ''],
  ['an emoji without its full form', '\u2764'],
  ['a lone modifier', '\u200d'],
])('%s is no reaction', async (_what, emoji) => {
  const { id } = await send(ann, room.id, 'strict');
  expect(await react(a, id, emoji)).toMatchObject({
    ok: false,
    error: { code: 'validation_failed', errors: [{ field: 'emoji' }] },
  });
});

test('strangers, unknown and deleted messages are refused, and so is the twenty-first emoji', async () => {
  const { id } = await send(ann, room.id, 'bounded');
  const c = await connect(stranger);
  expect(await react(c, id, '👍')).toMatchObject({ error: { code: 'not_a_member' } });
  c.close();
  expect(await react(a, randomUUID(), '👍')).toMatchObject({ error: { code: 'unknown_message' } });
  const faces = Array.from({ length: 20 }, (_, at) => String.fromCodePoint(0x1f600 + at));
  for (const face of faces) expect(await react(a, id, face)).toMatchObject({ ok: true });
  await eventually(async () => expect((await shownTo(ann, id))?.of).toHaveLength(20));
  expect(await react(b, id, '🌹')).toMatchObject({ error: { code: 'too_many_reactions' } });
  expect(await react(b, id, faces[0] ?? '')).toMatchObject({ ok: true });
  const changed = b.hears('message:changed', notice => notice.id === id);
  await a.command('message:delete', { roomId: room.id, id });
  await changed;
  expect(await react(b, id, '👍')).toMatchObject({ error: { code: 'message_deleted' } });
  expect(await shownTo(ann, id)).toBeUndefined();
});

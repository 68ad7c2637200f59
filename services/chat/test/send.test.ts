import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { callAs } from '@parley/dev-env/call';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';

let ann: Person;
let bob: Person;
let room: Room;
const open: TestClient[] = [];

beforeAll(async () => {
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

/** Ann on one node, Bob on the other, and a new group of both. */
async function both(): Promise<[TestClient, TestClient]> {
  room = await newGroup(ann, [bob]);
  const clients = await Promise.all([connect(ann, { node: 'chat-1' }), connect(bob, { node: 'chat-2' })]);
  open.push(...clients);
  return clients;
}

const draft = (body: string, clientMsgId: string = randomUUID()) => ({ roomId: room.id, clientMsgId, body });

test('a message goes from one node to the other, the same for everybody', async () => {
  const [a, b] = await both();
  const clientMsgId = randomUUID();
  const answer = await a.command('message:send', draft('hello', clientMsgId));
  expect(answer).toEqual({ ok: true, data: { id: expect.any(String), clientMsgId, status: 'sent' } });
  const fits = (message: Message) => message.clientMsgId === clientMsgId;
  const [heardByAnn, heardByBob] = await Promise.all([a.hears('message:new', fits), b.hears('message:new', fits)]);
  expect(heardByAnn).toEqual(heardByBob);
  expect(heardByBob).toMatchObject({ seq: 1, changedSeq: 1, senderId: ann.user.id, body: 'hello', roomId: room.id });
});

test('however often a send is retried, by socket and by REST, on both nodes, one message exists', async () => {
  const [a, b] = await both();
  const key = randomUUID();
  const second = await connect(ann, { node: 'chat-2' });
  open.push(second);
  const answers = await Promise.all([
    a.command('message:send', draft('once', key)),
    second.command('message:send', draft('once', key)),
    send(ann, room.id, 'once', key),
    a.command('message:send', draft('once', key)),
  ]);
  expect(new Set(answers.map(answer => ('ok' in answer ? answer.ok && answer.data.id : answer.id))).size).toBe(1);
  await a.command('message:send', draft('after'));
  await b.hears('message:new', ({ body }) => body === 'after');
  const { messages } = await callAs(bob, chatApi.history, { params: { id: room.id } });
  expect(messages.map(({ body, seq }) => [body, seq])).toEqual([
    ['after', 2],
    ['once', 1],
  ]);
  expect(b.all('message:new')).toHaveLength(2);
});

test('the same key with another body is a conflict, and the first one stays', async () => {
  const [a] = await both();
  const key = randomUUID();
  await a.command('message:send', draft('first', key));
  const answer = await a.command('message:send', draft('second', key));
  expect(answer).toMatchObject({ ok: false, error: { code: 'idempotency_conflict' } });
  await expect(send(ann, room.id, 'third', key)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  await a.hears('message:new');
  const { messages } = await callAs(bob, chatApi.history, { params: { id: room.id } });
  expect(messages.map(({ body }) => body)).toEqual(['first']);
});

test('what one client sends without waiting arrives in that order, without a gap', async () => {
  const [a, b] = await both();
  const bodies = Array.from({ length: 40 }, (_, at) => `message ${at}`);
  const answers = await Promise.all(bodies.map(body => a.command('message:send', draft(body))));
  expect(answers.every(answer => answer.ok)).toBe(true);
  await b.until(() => b.all('message:new').length === 40, '40 messages');
  expect(b.all('message:new').map(({ body }) => body)).toEqual(bodies);
  expect(b.all('message:new').map(({ seq }) => seq)).toEqual(bodies.map((_, at) => at + 1));
});

test('edits and deletions are events of the same log', async () => {
  const [a, b] = await both();
  const { id } = await send(ann, room.id, 'draft');
  await b.hears('message:new');
  expect(await a.command('message:edit', { roomId: room.id, id, body: 'final' })).toEqual({
    ok: true,
    data: { id, status: 'sent' },
  });
  expect(await b.hears('message:changed')).toMatchObject({
    id,
    seq: 1,
    changedSeq: 2,
    body: 'final',
    editedAt: expect.any(String),
  });
  await callAs(ann, chatApi.deleteMessage, { params: { id: room.id, messageId: id } });
  const gone = await b.hears('message:changed', ({ changedSeq }) => changedSeq === 3);
  expect(gone).toMatchObject({ id, body: '', deletedAt: expect.any(String) });
  const proof = await callAs(bob, chatApi.integrity, { params: { id: room.id } });
  expect(proof).toMatchObject({ firstSeq: 1, lastSeq: 3, count: 3, holes: 0, duplicates: 0 });
});

test('the same edit sent twice happens once', async () => {
  const [a, b] = await both();
  const { id } = await send(ann, room.id, 'draft');
  await b.hears('message:new');
  const change = { roomId: room.id, id, body: 'final', clientEventId: randomUUID() };
  await Promise.all([a.command('message:edit', change), a.command('message:edit', change)]);
  await send(ann, room.id, 'after');
  expect(await b.hears('message:new', ({ body }) => body === 'after')).toMatchObject({ seq: 3 });
});

test('deleting what is deleted is answered, not refused; a change under a used key with other content is', async () => {
  const [a, b] = await both();
  const { id } = await send(ann, room.id, 'one');
  await b.hears('message:new');
  const change = { roomId: room.id, id, body: 'two', clientEventId: randomUUID() };
  await a.command('message:edit', change);
  const other = await a.command('message:edit', { ...change, body: 'three' });
  expect(other).toMatchObject({ ok: false, error: { code: 'idempotency_conflict' } });
  await a.command('message:delete', { roomId: room.id, id });
  await b.hears('message:changed', ({ deletedAt }) => deletedAt !== undefined);
  expect(await a.command('message:delete', { roomId: room.id, id })).toMatchObject({ ok: true });
  await send(ann, room.id, 'after');
  expect(await b.hears('message:new', ({ body }) => body === 'after')).toMatchObject({ seq: 4 });
  expect(a.all('message:rejected')).toEqual([]);
});

test('only the sender may change a message, at any moment after the ack', async () => {
  const [, b] = await both();
  const { id } = await send(ann, room.id, 'mine');
  const early = await b.command('message:edit', { roomId: room.id, id, body: 'yours' });
  expect(early).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  await b.hears('message:new');
  const late = await b.command('message:delete', { roomId: room.id, id });
  expect(late).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  const unknown = await b.command('message:edit', { roomId: room.id, id: randomUUID(), body: 'x' });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'unknown_message' } });
});

test('a reply names its message', async () => {
  const [a, b] = await both();
  const { id } = await send(ann, room.id, 'question');
  await a.command('message:send', { ...draft('answer'), replyTo: id });
  expect(await b.hears('message:new', ({ body }) => body === 'answer')).toMatchObject({ replyTo: id });
});

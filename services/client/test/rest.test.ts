import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { createCaller } from '../src/rest/caller.ts';
import { answering, problemOf, type Answer } from './support/answers.ts';

const id = randomUUID();
const draft = { params: { id }, body: { clientMsgId: randomUUID(), body: 'hello' } };
const sent: Answer = { status: 202, body: { id, clientMsgId: draft.body.clientMsgId, status: 'sent' } };
const list: Answer = { status: 200, body: { rooms: [], nextCursor: null, news: 'of a later version' } };
const repeatForMs = 20_000;

test('a call goes where its table says, and its reply is parsed', async () => {
  const { fetch, requests } = answering(list, sent, { status: 204 });
  const call = createCaller({ baseUrl: 'http://parley', fetch, token: 'mine' });
  expect(await call(chatApi.listRooms, { query: { limit: 7, cursor: undefined } })).toEqual({
    rooms: [],
    nextCursor: null,
  });
  expect(await call(chatApi.sendMessage, draft)).toMatchObject({ status: 'sent' });
  expect(await call(authApi.logout, {})).toBeUndefined();
  const token = 'Bearer mine';
  expect(requests).toEqual([
    { url: 'http://parley/api/rooms?limit=7', method: 'GET', token, body: null },
    { url: `http://parley/api/messages/room/${id}`, method: 'POST', token, body: draft.body },
    { url: 'http://parley/api/auth/logout', method: 'POST', token, body: null },
  ]);
});

test('a problem is a ParleyError with the id of the request; Retry-After counts where the body says nothing', async () => {
  const errors = [{ field: 'body.body', message: 'Too long', rule: 'too_long', limit: 4_000 }];
  const { fetch } = answering(
    problemOf(400, 'validation_failed', { errors, detail: 'body.body: Too long' }),
    { ...problemOf(429, 'locked_out'), headers: { 'retry-after': '90' } },
    { status: 502, body: '<html>' },
    { status: 418, body: 'short and stout' },
  );
  const call = createCaller({ fetch });
  const attempt = () => call(chatApi.sendMessage, draft);
  await expect(attempt()).rejects.toMatchObject({
    code: 'validation_failed',
    message: 'body.body: Too long',
    requestId: 'a1b2c3d4',
    errors,
  });
  await expect(attempt()).rejects.toMatchObject({ code: 'locked_out', retryAfterMs: 90_000 });
  await expect(attempt()).rejects.toMatchObject({ code: 'unavailable' });
  await expect(attempt()).rejects.toMatchObject({ code: 'bad_request' });
});

test('a code that only a later platform has is read as one of today, and kept', async () => {
  const { fetch } = answering(problemOf(451, 'not_here'), problemOf(503, 'in_upgrade', { retryAfterMs: 5 }));
  const call = createCaller({ fetch });
  await expect(call(authApi.me, {})).rejects.toMatchObject({ code: 'bad_request', told: 'not_here' });
  await expect(call(authApi.me, {})).rejects.toMatchObject({ code: 'overloaded', told: 'in_upgrade', retryAfterMs: 5 });
});

test('without an answer in time a call is unavailable; its own signal ends it as it says', async () => {
  const silent: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  const call = createCaller({ fetch: silent, timeoutMs: 20 });
  await expect(call(authApi.me, {})).rejects.toMatchObject({ code: 'unavailable', message: 'No answer' });
  const life = new AbortController();
  const ending = call(authApi.me, {}, { signal: life.signal, timeoutMs: 60_000 });
  life.abort(new Error('closed'));
  await expect(ending).rejects.toThrow('closed');
});

test('what was too much, or may safely be done twice, is repeated when asked for', async () => {
  const { fetch, requests } = answering(
    ...[problemOf(429, 'rate_limited', { retryAfterMs: 1 }), problemOf(503, 'overloaded', { retryAfterMs: 1 })],
    ...[{ status: 204 }, 'nothing' as const, list],
    ...[problemOf(503, 'unavailable', { retryAfterMs: 1 }), sent],
  );
  const call = createCaller({ fetch, repeatForMs });
  await call(authApi.logout, {});
  await call(chatApi.listRooms, {});
  await call(chatApi.sendMessage, draft);
  expect(requests.map(({ url }) => url.split('/').at(-1))).toEqual([
    ...['logout', 'logout', 'logout', 'rooms', 'rooms', id, id],
  ]);
});

test('what may have been done, and what is refused for good, is not repeated; nothing is without being asked', async () => {
  const { fetch, requests } = answering('nothing', problemOf(403, 'forbidden'), problemOf(429, 'rate_limited'));
  const call = createCaller({ fetch });
  const join = { params: { id } };
  await expect(call(chatApi.joinRoom, join, { repeatForMs })).rejects.toMatchObject({ code: 'unavailable' });
  await expect(call(chatApi.joinRoom, join, { repeatForMs })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(call(chatApi.listRooms, {})).rejects.toMatchObject({ code: 'rate_limited' });
  expect(requests).toHaveLength(3);
});

test('repeating ends with its time, and with its signal', async () => {
  const busy = () => problemOf(429, 'rate_limited', { retryAfterMs: 60_000 });
  const { fetch, requests } = answering(busy(), busy());
  const call = createCaller({ fetch });
  await expect(call(authApi.me, {}, { repeatForMs: 1_000 })).rejects.toMatchObject({ code: 'rate_limited' });
  const life = new AbortController();
  const waiting = call(authApi.me, {}, { repeatForMs: 600_000, signal: life.signal });
  setTimeout(() => life.abort(), 20);
  await expect(waiting).rejects.toMatchObject({ code: 'rate_limited' });
  expect(requests).toHaveLength(2);
});

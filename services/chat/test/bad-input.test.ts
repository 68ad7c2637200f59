import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { newGroup, newPeople, newPerson, send, type Person } from '@parley/dev-env/people';
import type { ParleyError } from '@parley/contracts/errors';
import type { Room } from '@parley/contracts/room';
import { adminUrl, endpoints } from '@parley/dev-env/endpoints';
import { connect, TestClient } from '@parley/dev-env/sockets';
import request from 'supertest';

let ann: Person;
let eve: Person;
let room: Room;
const open: TestClient[] = [];

beforeAll(async () => {
  [ann, eve] = await Promise.all([newPerson('ann'), newPerson('eve')]);
  room = await newGroup(ann, []);
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

async function online(person: Person): Promise<TestClient> {
  const client = await connect(person);
  open.push(client);
  return client;
}

const post = (path: string, token?: string) => {
  const call = request(endpoints().httpUrl).post(path);
  return token ? call.set('authorization', `Bearer ${token}`) : call;
};
const messages = () => `/api/messages/room/${room.id}`;
const good = () => ({ clientMsgId: randomUUID(), body: 'hello' });

function expectProblem(response: request.Response, status: number, code: string): void {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(response.body).toMatchObject({
    status,
    code,
    type: `urn:parley:error:${code}`,
    requestId: expect.any(String),
  });
  expect(response.status).toBe(status);
  expect(response.headers['x-request-id']).toBe(response.body.requestId);
}

test('malformed JSON', async () => {
  const response = await post(messages(), ann.token).set('content-type', 'application/json').send('{"body":');
  expectProblem(response, 400, 'bad_request');
});

test.each([
  [{ body: 'x' }, 'clientMsgId'],
  [{ clientMsgId: 'no-uuid', body: 'x' }, 'clientMsgId'],
  [{ clientMsgId: randomUUID(), body: '   ' }, 'body'],
  [{ clientMsgId: randomUUID(), body: 'x'.repeat(4_001) }, 'body'],
  [{ clientMsgId: randomUUID(), body: 7 }, 'body'],
  [{ clientMsgId: randomUUID(), body: 'x', senderId: randomUUID() }, 'senderId'],
])('wrong field %#: the error names it', async (draft, field) => {
  const response = await post(messages(), ann.token).send(draft);
  expectProblem(response, 400, 'validation_failed');
  expect(response.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
});

test('the longest message fits, however its characters are written', async () => {
  const escaped = JSON.stringify({ ...good(), body: '漢'.repeat(4_000) }).replace(/漢/g, '\\u6f22');
  const response = await post(messages(), ann.token).set('content-type', 'application/json').send(escaped);
  expect(response.status).toBe(202);
});

test('a body over 32 KB', async () => {
  const response = await post(messages(), ann.token).send({ ...good(), body: 'x'.repeat(33_000) });
  expectProblem(response, 413, 'payload_too_large');
  const a = await online(ann);
  const answer = await a.command('message:send', { roomId: room.id, ...good(), body: 'x'.repeat(33_000) });
  expect(answer).toMatchObject({ ok: false, error: { code: 'payload_too_large' } });
  expect((await a.command('message:send', { roomId: room.id, ...good() })).ok).toBe(true);
});

test('no token, a wrong one, and one that was tampered with', async () => {
  expectProblem(await post(messages()).send(good()), 401, 'unauthenticated');
  expectProblem(await post(messages(), 'nonsense').send(good()), 401, 'unauthenticated');
  const [header, , signature] = ann.token.split('.');
  const claims = Buffer.from(JSON.stringify({ sub: eve.user.id })).toString('base64url');
  expectProblem(await post(messages(), `${header}.${claims}.${signature}`).send(good()), 401, 'unauthenticated');
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
  expectProblem(await post(messages(), none).send(good()), 401, 'unauthenticated');
});

test.each([undefined, '', 'nonsense', 7])('a socket with the token %p is refused', async token => {
  await expect(connect({ token: token as string })).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a page of a foreign origin can neither send nor connect', async () => {
  const response = await post(messages(), ann.token).set('origin', 'https://evil.example').send(good());
  expectProblem(response, 403, 'foreign_origin');
  await expect(connect(ann, { extraHeaders: { origin: 'https://evil.example' } })).rejects.toThrow();
});

test('not a member, and a room that does not exist', async () => {
  expectProblem(await post(messages(), eve.token).send(good()), 403, 'not_a_member');
  expectProblem(await post(`/api/messages/room/${randomUUID()}`, eve.token).send(good()), 404, 'unknown_room');
  expectProblem(await post('/api/messages/room/nonsense', eve.token).send(good()), 400, 'validation_failed');
  const e = await online(eve);
  for (const command of ['message:read', 'message:delivered'] as const) {
    expect(await e.command(command, { roomId: room.id, seq: 1 })).toMatchObject({
      ok: false,
      error: { code: 'not_a_member' },
    });
  }
  expect(await e.command('typing:start', { roomId: room.id })).toMatchObject({
    ok: false,
    error: { code: 'not_a_member' },
  });
});

test.each([
  ['message:send', undefined],
  ['message:send', null],
  ['message:send', 'text'],
  ['message:send', []],
  ['message:edit', { roomId: 1 }],
  ['message:read', { roomId: randomUUID(), seq: -1 }],
  ['message:read', { roomId: randomUUID(), seq: 1.5 }],
  ['sync', { rooms: { nonsense: 1 } }],
  ['sync', { rooms: 'all' }],
] as const)('the command %s with %j is answered, not obeyed', async (command, input) => {
  const a = await online(ann);
  expect(await a.command(command, input as never)).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
});

test.each(['__proto__', 'constructor', 'toString', 'no:such:command'])(
  'the unknown command %s is answered',
  async command => {
    const a = await online(ann);
    expect(await a.command(command as never, {})).toMatchObject({ ok: false, error: { code: 'not_found' } });
  },
);

test('a command without an ack, or with nothing at all, harms nobody', async () => {
  const a = await online(ann);
  const raw = a.socket as unknown as { emit(event: string, ...args: unknown[]): void };
  raw.emit('message:send');
  raw.emit('message:send', { roomId: room.id });
  expect((await a.command('message:send', { roomId: room.id, ...good() })).ok).toBe(true);
});

test('a packet over 64 KB ends its connection, and no other', async () => {
  const [a, b] = [await online(ann), await online(ann)];
  const closed = new Promise(resolve => a.socket.once('disconnect', resolve));
  a.socket.emit('message:send', { roomId: room.id, ...good(), body: 'x'.repeat(80_000) }, () => undefined);
  await closed;
  expect((await b.command('message:send', { roomId: room.id, ...good() })).ok).toBe(true);
});

test('over the limit: told when to come back, and let in again', async () => {
  const flooder = await newPerson('flooder');
  const own = await newGroup(flooder, []);
  const client = await online(flooder);
  const flood = () => Array.from({ length: 180 }, () => client.command('message:send', { roomId: own.id, ...good() }));
  const answers = [...(await Promise.all(flood())), ...(await Promise.all(flood()))];
  const refused = answers.filter(answer => !answer.ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
  const posts = Array.from({ length: 120 }, () => post(`/api/messages/room/${own.id}`, flooder.token).send(good()));
  const response = (await Promise.all(posts)).find(({ status }) => status !== 202) as request.Response;
  expectProblem(response, 429, 'rate_limited');
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  await new Promise(resolve => setTimeout(resolve, 1_200));
  await expect(send(flooder, own.id, 'again')).resolves.toMatchObject({ status: 'sent' });
});

test('limits of reads are told in headers', async () => {
  const response = await request(endpoints().httpUrl).get('/api/rooms').set('authorization', `Bearer ${ann.token}`);
  expect(response.headers).toMatchObject({ 'ratelimit-limit': '300', 'ratelimit-remaining': expect.any(String) });
});

test('more than 100 handshakes at once on a node: the rest is told when to come back', async () => {
  // A session may have 32 sockets on a node.
  const people = await newPeople(12, 'crowd');
  const clients = people.flatMap(({ token }) =>
    Array.from({ length: 25 }, () => new TestClient(token, { node: 'chat-2' })),
  );
  open.push(...clients);
  const outcomes = await Promise.allSettled(clients.map(client => client.letIn()));
  const refusals = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as ParleyError] : []));
  expect(refusals).not.toEqual([]);
  expect(refusals[0]).toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
  // Each session has a slot of its own, at which it is let in.
  expect(new Set(refusals.map(({ retryAfterMs }) => retryAfterMs)).size).toBeGreaterThan(1);
  const last = people.at(-1) as Person;
  open.push(await connect(last, { node: 'chat-2' }));
  expect(clients.length - refusals.length).toBeGreaterThanOrEqual(90);
});

test('every refusal is counted, and none was a fault of the server', async () => {
  const texts = await Promise.all(
    ['chat-1', 'chat-2'].map(async node => (await fetch(`${adminUrl(node)}/metrics`)).text()),
  );
  const lines = texts.join('\n').split('\n');
  const counted = (start: string) => lines.filter(line => line.startsWith(start) && !line.endsWith(' 0'));
  expect(counted('parley_socket_commands_total{command="message:send",outcome="validation_failed"}')).not.toEqual([]);
  expect(counted('parley_socket_commands_total{command="message:send",outcome="rate_limited"}')).not.toEqual([]);
  expect(counted('parley_socket_handshakes_total{outcome="overloaded"}')).not.toEqual([]);
  expect(counted('parley_socket_handshakes_total{outcome="unauthenticated"}')).not.toEqual([]);
  expect(counted('parley_rate_limited_total{rule="sendPerUser"}')).not.toEqual([]);
  const faults = lines.filter(line => /outcome="internal"|_duration_seconds_count\{[^}]*status="500"/.test(line));
  expect(faults).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { ParleyError } from '@parley/contracts/errors';
import type { Room } from '@parley/contracts/room';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, type Person } from '@parley/dev-env/people';
import { connect, TestClient } from '@parley/dev-env/sockets';
import { io, type Socket } from 'socket.io-client';

let ann: Person;
let bob: Person;
let room: Room;
const open: { close(): void }[] = [];

beforeAll(async () => {
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
  room = await newGroup(ann, [bob]);
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

async function online(person: Person): Promise<TestClient> {
  const client = await connect(person);
  open.push(client);
  return client;
}

const draft = () => ({ roomId: room.id, clientMsgId: randomUUID(), body: 'hello' });
const disconnected = (socket: Socket | TestClient['socket']) =>
  new Promise<string>(resolve => (socket as Socket).once('disconnect', resolve));

test('sends that the limit of a person refuses cost the room nothing', async () => {
  const [a, b] = await Promise.all([online(ann), online(bob)]);
  const flood = await Promise.all(Array.from({ length: 900 }, () => a.command('message:send', draft())));
  expect(flood.filter(answer => !answer.ok).length).toBeGreaterThan(500);
  const others = await Promise.all(Array.from({ length: 40 }, () => b.command('message:send', draft())));
  expect(others.filter(answer => answer.ok)).toHaveLength(40);
});

test('joining and leaving by socket spends the limit of REST', async () => {
  const a = await online(ann);
  const join = () => a.command('room:join', { roomId: room.id });
  // As many as a slow machine, on which the limit refills meanwhile, needs to reach it.
  const refused = await eventually(async () => {
    const answers = await Promise.all(Array.from({ length: 150 }, join));
    const errors = answers.flatMap(answer => (answer.ok ? [] : [answer.error]));
    expect(errors).not.toEqual([]);
    return errors;
  });
  expect(refused[0]).toMatchObject({ code: 'rate_limited', message: 'The limit roomsPerUser is reached' });
});

test('an endless sync is refused', async () => {
  const b = await online(await newPerson('sync'));
  const answers = await Promise.all(Array.from({ length: 150 }, () => b.command('sync', { rooms: {} })));
  expect(answers.filter(answer => !answer.ok).length).toBeGreaterThan(50);
});

test.each(['no:such', 'constructor', '__proto__', 7])(
  'the command %p is answered, and the connection ends',
  async name => {
    const a = await online(ann);
    const gone = disconnected(a.socket);
    const answer = await (a.socket as Socket).timeout(10_000).emitWithAck(name as string, {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await gone).toBe('io server disconnect');
  },
);

test('a socket that floods is cut', async () => {
  const a = await online(ann);
  const gone = disconnected(a.socket);
  for (let at = 0; at < 4_000; at += 1) (a.socket as Socket).emit('typing:stop', { roomId: room.id });
  expect(await gone).toBe('io server disconnect');
});

test('a payload that is nested 10,000 deep is refused', async () => {
  const a = await online(ann);
  const { engine } = (a.socket as Socket).io;
  const answered = new Promise<string>(resolve =>
    engine.on('message', data => String(data).startsWith('3999[') && resolve(String(data))),
  );
  // Written by hand: the client's own encoder overflows.
  engine.write(`2999["message:send",${'['.repeat(10_000)}${']'.repeat(10_000)}]`);
  expect(await answered).toContain('"code":"validation_failed"');
  expect(a.socket.connected).toBe(true);
});

test('a session has a bounded number of sockets on a node, and others still get in', async () => {
  const eve = await newPerson('eve');
  const sockets = Array.from({ length: 60 }, () => new TestClient(eve.token, { node: 'chat-1' }));
  open.push(...sockets);
  const outcomes = await Promise.all(
    sockets.map(client =>
      client.letIn().then(
        () => 'in',
        (error: ParleyError) => error.code,
      ),
    ),
  );
  expect(outcomes.filter(outcome => outcome === 'in').length).toBeLessThanOrEqual(32);
  expect(outcomes).toContain('rate_limited');
  await online(bob);
});

test('strangers at the handshake shut nobody out, and their connections end', async () => {
  const url = `${endpoints().httpUrl.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const strangers = Array.from({ length: 6 }, () => flood(url));
  const people = await Promise.all(Array.from({ length: 20 }, () => online(bob)));
  expect(people.filter(({ socket }) => socket.connected)).toHaveLength(20);
  const closed = await Promise.all(strangers);
  expect(closed).toEqual(Array.from({ length: 6 }, () => true));
});

/** Sends CONNECT packets without a credential as fast as it can; true when the server ends the connection. */
function flood(url: string): Promise<boolean> {
  const socket = new WebSocket(url);
  open.push(socket);
  return new Promise(resolve => {
    socket.addEventListener('message', () => {
      for (let at = 0; at < 500; at += 1) socket.send('40{"token":"nobody"}');
    });
    socket.addEventListener('close', () => resolve(true));
  });
}

test('a polling client is refused with a reason, and its session ends', async () => {
  const socket = io(endpoints().httpUrl, {
    auth: { token: 'nobody' },
    transports: ['polling'],
    extraHeaders: { cookie: 'parley_node=chat-1' },
    reconnection: false,
    forceNew: true,
  });
  open.push({ close: () => socket.disconnect() });
  const error = await new Promise<Error & { data?: { code: string } }>(resolve =>
    socket.once('connect_error', resolve),
  );
  expect(error.data?.code).toBe('unauthenticated');
});

test('a connection that goes on with namespaces that do not exist ends', async () => {
  const a = await online(ann);
  const gone = disconnected(a.socket);
  const engine = (a.socket as Socket).io.engine;
  for (let at = 0; at < 10; at += 1) engine.write('0/elsewhere,');
  expect(['transport close', 'io server disconnect']).toContain(await gone);
});

test('the id of a connection names its node', async () => {
  const client = new TestClient(ann.token, { node: 'chat-2' });
  open.push(client);
  await new Promise(resolve => client.socket.once('connect', resolve as () => void));
  expect((client.socket as Socket).io.engine.id).toMatch(/^chat-2\.[\w-]{20}$/);
});

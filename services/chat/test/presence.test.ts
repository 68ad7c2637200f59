import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { connectRedis } from '@parley/runtime/stores/redis';
import type { ChatContext } from '../src/context.ts';
import type { ChatSocket } from '../src/notify/chat-server.ts';
import { announceJoined, announceLeft } from '../src/notify/announce.ts';
import { Pressure } from '../src/overload/pressure.ts';
import { Presence } from '../src/sockets/presence.ts';
import { createMembers, type Members } from '../src/stores/members.ts';
import { defineModels, type Models } from '../src/stores/models.ts';
import { createPresenceStore } from '../src/stores/presence.ts';
import { createStatuses, type Statuses } from '../src/stores/statuses.ts';

// The presence of several nodes on the stores of the stack. Their Redis database is of this test alone: the nodes of the stack
// would clean up after a node that dies here.
const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
const redis = connectRedis(`${endpoints().redisUrl}/6`, { name: 'test', logger });
const store = createPresenceStore(redis);
const told: { roomId: string; live: number; users: { userId: string; status: string }[] }[] = [];
const notify = {
  room: (_roomId: string, notice: string, payload: unknown) =>
    void (notice === 'presence:change' && told.push(payload as (typeof told)[0])),
  admit: () => undefined,
  dismiss: () => undefined,
} as unknown as ChatContext['notify'];
const nodes: Node[] = [];
let models: Models;
let members: Members;
let statuses: Statuses;
/** Of whom those who look at them were told. */
const shown: string[] = [];
let close: () => Promise<unknown>;

beforeAll(async () => {
  const options = { name: 'test', maxPoolSize: 4, timeoutMs: 5_000, logger };
  const [connection] = await Promise.all([connectMongo(endpoints().mongoUrl, options), once(redis, 'ready')]);
  models = defineModels(connection);
  members = createMembers(models);
  statuses = createStatuses(models);
  close = () => Promise.all([connection.close(), redis.quit()]);
  await redis.flushdb();
});

afterEach(async () => {
  for (const { presence } of nodes.splice(0)) presence.close();
  told.length = 0;
  shown.length = 0;
  await redis.flushdb();
});

afterAll(() => close());

interface Node {
  name: string;
  presence: Presence;
}

async function start(name: string, own: Partial<Members> = {}): Promise<Node> {
  const service = { node: name, logger } as ChatContext['service'];
  const pressure = new Pressure({ onShed: () => undefined });
  const parts = { presence: store, members: { ...members, ...own }, statuses, service, notify, pressure };
  const node = { name, presence: new Presence(parts, { tell: userIds => void shown.push(...userIds) }) };
  nodes.push(node);
  await node.presence.beat();
  return node;
}

/** What Redis has of a node when nobody renews it any more: the end of its time has come. */
async function die({ name, presence }: Node): Promise<void> {
  presence.close();
  const known = await redis.zrange('presence:nodes', 0, -1);
  await store.giveUp(known.filter(incarnation => incarnation.startsWith(`${name}.`)));
}

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const sockets = new Map<string, ChatSocket>();
/** The one socket of somebody. */
function socketOf(userId: string): ChatSocket {
  const socket = sockets.get(userId) ?? ({ connected: true, data: { caller: { userId } } } as ChatSocket);
  sockets.set(userId, socket);
  return socket;
}
const live = async (roomId: string) => (await store.liveCounts([roomId]))[0];

async function join(roomIds: string[], userIds: string[]): Promise<void> {
  const joinedAt = new Date();
  const marks = { deliveredSeq: 0, readSeq: 0, readMessages: 0 };
  const all = roomIds.flatMap(roomId =>
    userIds.map(userId => ({ _id: `${roomId}:${userId}`, roomId, userId, role: 'member', joinedAt, ...marks })),
  );
  await models.members.insertMany(all as never[]);
}

async function connect({ presence }: Node, roomIds: string[], ...userIds: string[]): Promise<void> {
  for (const userId of userIds) await presence.connected(socketOf(userId), roomIds);
}

/** How many commands Redis is sent meanwhile. */
async function commandsOf(work: () => Promise<unknown>): Promise<number> {
  let sent = 0;
  const client = redis as { sendCommand(...all: unknown[]): unknown };
  const send = client.sendCommand.bind(client);
  client.sendCommand = (...all) => {
    sent += 1;
    return send(...all);
  };
  await work();
  client.sendCommand = send;
  return sent;
}

test.each([
  [3, 2],
  [300, 50],
])('a heartbeat is one command: %i rooms, %i people', async (rooms, people) => {
  const [roomIds, userIds] = [ids(rooms), ids(people)];
  const node = await start('a');
  await connect(node, roomIds, ...userIds);
  expect(await store.liveCounts(roomIds)).toEqual(roomIds.map(() => people));
  // What the rooms are told comes in between, until all is told.
  await eventually(async () => expect(await commandsOf(() => node.presence.beat())).toBe(1));
});

test.each([
  ['dies', die],
  ['ends in order', ({ presence }: Node) => presence.retire()],
])('a node that %s takes its people along, but for those whom another one serves', async (_how, end) => {
  const [[room = ''], userIds] = [ids(1), ids(150)];
  const [bob = '', ...others] = userIds;
  await join([room], userIds);
  const [a, b] = [await start('a'), await start('b')];
  await connect(a, [room], bob, ...others);
  await connect(b, [room], bob);
  expect(await live(room)).toBe(150);
  await end(a);
  await b.presence.beat();
  expect([await live(room), await store.whoIsLive(room, userIds)]).toEqual([1, new Set([bob])]);
  await eventually(() => expect(told.at(-1)).toEqual({ roomId: room, live: 1, users: [] }));
  expect((await redis.keys('presence:*')).toSorted()).toEqual([
    `presence:awake:${bob}`,
    'presence:nodes',
    expect.stringMatching(/^presence:served:b\./),
    `presence:user:${bob}`,
  ]);
});

test('where the node that cleans up dies half-way, another one goes on', async () => {
  const [[room = ''], userIds] = [ids(1), ids(150)];
  await join([room], userIds);
  let reads = 0;
  const dying: Members['roomIdsOfMany'] = async some => {
    reads += 1;
    if (reads === 2) throw new Error('killed');
    return members.roomIdsOfMany(some);
  };
  const [a, b] = [await start('a'), await start('b', { roomIdsOfMany: dying })];
  await connect(a, [room], ...userIds);
  await die(a);
  await b.presence.beat();
  expect(await live(room)).toBe(50);
  await die(b);
  const [c] = await Promise.all([start('c'), start('d')]);
  await eventually(async () => expect(await live(room)).toBe(0));
  await eventually(async () => {
    await c.presence.beat();
    expect(await redis.zcard('presence:nodes')).toBe(2);
  });
});

test('who joins is entered while connected, and who leaves is taken out', async () => {
  const [[room = ''], [bob = '', eve = '']] = [ids(1), ids(2)];
  const ctx = { notify, presence: store, members };
  const a = await start('a');
  await connect(a, [], bob);
  await join([room], [bob, eve]);
  await announceJoined(ctx, room, [bob, eve], 'joined');
  expect(await store.whoIsLive(room, [bob, eve])).toEqual(new Set([bob]));
  await announceLeft(ctx, room, bob);
  expect(await live(room)).toBe(0);
});

test('who leaves a room while a device comes online is taken out of it afterwards', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  const a = await start('a');
  await announceLeft({ notify, presence: store, members }, room, bob);
  // The device had read its rooms before.
  await connect(a, [room], bob);
  expect(await live(room)).toBe(1);
  await eventually(async () => expect(await live(room)).toBe(0));
});

test('who comes back at another node while the first one takes them out stays', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  const b = await start('b');
  const back = Promise.withResolvers<void>();
  const a = await start('a', {
    async roomIdsOfMany(userIds) {
      await connect(b, [room], bob);
      back.resolve();
      return members.roomIdsOfMany(userIds);
    },
  });
  await connect(a, [room], bob);
  a.presence.disconnected(socketOf(bob));
  await back.promise;
  // The last step of leaving.
  await eventually(async () => expect(await redis.keys('presence:served:a.*')).toEqual([]));
  expect(await live(room)).toBe(1);
});

test('what Redis has lost is written again, by the next heartbeat or when it is back', async () => {
  const [[room = ''], userIds] = [ids(1), ids(120)];
  await join([room], userIds);
  const [a, b] = [await start('a'), await start('b')];
  await connect(a, [room], ...userIds.slice(0, 110));
  await connect(b, [room], ...userIds.slice(110));
  await redis.flushdb();
  await Promise.all([a.presence.beat(), b.presence.redisIsBack()]);
  expect(await live(room)).toBe(120);
  // What stood under the former incarnations is cleaned up after, and nobody goes.
  await a.presence.beat();
  expect([await live(room), await redis.zcard('presence:nodes')]).toEqual([120, 2]);
  await eventually(() => expect(told.at(-1)).toMatchObject({ roomId: room, live: 120 }));
});

test('a node that stood still for too long enters its people again', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  const [a, b] = [await start('a'), await start('b')];
  await connect(a, [room], bob);
  await die(a);
  await b.presence.beat();
  expect(await live(room)).toBe(0);
  await a.presence.beat();
  await b.presence.beat();
  expect([await live(room), await redis.zcard('presence:nodes')]).toEqual([1, 2]);
});

test('what could not be written is written by the next heartbeat', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  let isAway = true;
  const a = await start('a', {
    roomIdsOfMany: some => (isAway ? Promise.reject(new Error('MongoDB is away')) : members.roomIdsOfMany(some)),
  });
  await connect(a, [room], bob);
  a.presence.disconnected(socketOf(bob));
  await eventually(async () => expect(await redis.exists(`presence:user:${bob}`)).toBe(0));
  expect(await live(room)).toBe(1);
  isAway = false;
  await eventually(async () => {
    await a.presence.beat();
    expect(await live(room)).toBe(0);
  });
});

test('a socket that ended before its rooms were read is not there, and takes nobody else out', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  const a = await start('a');
  const gone = { connected: false, data: socketOf(bob).data } as ChatSocket;
  await a.presence.connected(gone, [room]);
  expect(await live(room)).toBe(0);
  await connect(a, [room], bob);
  a.presence.disconnected(gone);
  // As long as a departure takes.
  await new Promise(resolve => setTimeout(resolve, 2_500));
  expect(await live(room)).toBe(1);
});

const secondDevice = (userId: string) => ({ connected: true, data: socketOf(userId).data }) as ChatSocket;
const presenceOf = async (userId: string) => (await store.presencesOf([userId])).get(userId);

test('somebody is idle when no device of theirs is in use, on any node', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  const [a, b] = [await start('a'), await start('b')];
  const other = secondDevice(bob);
  expect(await presenceOf(bob)).toBe('offline');
  await connect(a, [room], bob);
  expect([await presenceOf(bob), shown]).toEqual(['online', [bob]]);
  await b.presence.connected(other, [room]);
  await a.presence.rests(socketOf(bob), true);
  expect(await presenceOf(bob)).toBe('online');
  await b.presence.rests(other, true);
  expect(await presenceOf(bob)).toBe('idle');
  await a.presence.rests(socketOf(bob), false);
  expect(await presenceOf(bob)).toBe('online');
  // Told of each change of a node, and not of what changes nothing.
  const before = shown.length;
  await a.presence.rests(socketOf(bob), false);
  expect(shown.length).toBe(before);
});

test('of two devices at one node the one in use counts, and who is left when it goes', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  const a = await start('a');
  const other = secondDevice(bob);
  await connect(a, [room], bob);
  await a.presence.rests(socketOf(bob), true);
  expect(await presenceOf(bob)).toBe('idle');
  await a.presence.connected(other, [room]);
  expect(await presenceOf(bob)).toBe('online');
  a.presence.disconnected(other);
  await eventually(async () => expect(await presenceOf(bob)).toBe('idle'));
});

test('who rests still does when Redis has lost everything', async () => {
  const [[room = ''], [bob = '']] = [ids(1), ids(1)];
  await join([room], [bob]);
  const a = await start('a');
  await connect(a, [room], bob);
  await a.presence.rests(socketOf(bob), true);
  await redis.flushdb();
  await a.presence.beat();
  await a.presence.beat();
  expect(await presenceOf(bob)).toBe('idle');
});

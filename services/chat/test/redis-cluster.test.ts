import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { createRateLimiter } from '@parley/runtime/limits/rate-limit';
import { connectRedis, connectRedisSubscriber, type Redis } from '@parley/runtime/stores/redis';
import { shardedAdapter, untilHeard } from '@parley/runtime/sockets/socket-adapter';
import type { Cluster } from 'ioredis';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { createFanOut } from '../src/delivery/fan-out.ts';
import { socketRooms } from '../src/notify/socket-rooms.ts';
import { createCalls } from '../src/stores/calls.ts';
import { createPresenceStore, type PresenceStore } from '../src/stores/presence.ts';
import { createRings } from '../src/stores/rings.ts';
import { createRoomCache } from '../src/room-log/cache.ts';
import { startRedisCluster, type RedisCluster } from './support/redis-cluster.ts';

const logger = createLogger({ service: 'test', node: 'test', level: 'fatal' });
/** Enough that every server of the cluster has some. */
const ids = Array.from({ length: 30 }, () => randomUUID());
const closing: (() => unknown)[] = [];
let cluster: RedisCluster;
let redis: Redis;

beforeAll(async () => {
  cluster = await startRedisCluster();
  redis = client(connectRedis);
  await once(redis, 'ready');
});

afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await cluster?.stop();
});

function client(open: typeof connectRedis): Redis {
  const opened = open(cluster.url, { name: 'test', logger });
  // What is still on its way, as the last unsubscribing, is finished first.
  closing.push(() => opened.quit());
  return opened;
}

test('what chat keeps in Redis can be spread over a cluster', async () => {
  const calls = createCalls(redis);
  const rings = createRings(redis);
  const presence = createPresenceStore(redis);
  const cache = createRoomCache(redis);
  const limiter = createRateLimiter(redis);
  const lastMessageAt = new Date();
  for (const roomId of ids) {
    await calls.begin(roomId, { callId: roomId, startedAt: lastMessageAt.toISOString(), participants: [] });
    await rings.begin({
      callId: roomId,
      roomId,
      from: ids[1] ?? '',
      to: ids[0] ?? '',
      expiresAt: Date.now() + 60_000,
    } as never);
    await cache.put(roomId, { lastSeq: 1, messages: 1, lastMessageAt }, [
      { seq: 1, messages: 1, createdAt: lastMessageAt } as never,
    ]);
  }
  expect((await calls.ofRooms(ids)).map(call => call?.callId)).toEqual(ids);
  expect(await rings.ringingFor(ids[0] ?? '')).toHaveLength(ids.length);
  expect((await cache.heads(ids)).every(head => head?.lastSeq === 1)).toBe(true);
  expect(await cache.newest(ids[0] ?? '', undefined, 10)).toHaveLength(1);
  await cache.drop(ids);
  expect((await cache.heads(ids)).every(head => head === null)).toBe(true);
  await keepPresence(presence);
  const rule = { name: 'test', rate: 1, burst: 2, by: 'user' } as const;
  const taken = await Promise.all([0, 1, 2].map(() => limiter.take(rule, ids[0] ?? '')));
  expect(taken.map(({ ok }) => ok)).toEqual([true, true, false]);
  const key = (at: number) => ({ rule, key: ids[at] ?? '' });
  for (let at = 1; at + 1 < ids.length; at += 2) await limiter.demandAll([key(at), key(at + 1)]);
});

async function keepPresence(presence: PresenceStore): Promise<void> {
  const [user = '', other = ''] = ids;
  const rooms = new Map([user, other].map(userId => [userId, ids]));
  for (const node of ['chat-1.a', 'chat-2.b']) await presence.register(node);
  expect(await presence.serve('chat-1.a', [user, other])).toEqual([user, other]);
  expect(await presence.serve('chat-2.b', [user])).toEqual([]);
  expect([...(await presence.settle(rooms)).keys()].toSorted()).toEqual(ids.toSorted());
  expect(await presence.liveCounts(ids)).toEqual(ids.map(() => 2));
  expect(await presence.release('chat-1.a', [user, other])).toEqual([other]);
  await presence.settle(rooms);
  expect(await presence.whoIsLive(user, [user, other])).toEqual(new Set([user]));
  await presence.giveUp(['chat-1.a']);
  expect(await presence.renew('chat-2.b')).toEqual({ isAlive: true, dead: ['chat-1.a'] });
  expect(await presence.renew('chat-1.a')).toMatchObject({ isAlive: false });
}

test('a socket hears all its rooms as soon as it is told so, on whichever server their channels are', async () => {
  const heard: string[] = [];
  const socket = await listener(message => heard.push(message.roomId));
  const subscriber = client(connectRedisSubscriber);
  await once(subscriber, 'ready');
  const fanOut = createFanOut({ publisher: redis, subscriber });
  const told = (roomId: string) => ({ notice: 'message:new' as const, payload: { roomId } as never, about: roomId });
  await fanOut.deliver(ids.map(told), []);
  await eventually(() => expect(heard.toSorted()).toEqual(ids.toSorted()));
  socket.close();
});

/** The adapter takes its subscriptions back after the sockets are closed; the client must not end before. */
async function untilUnheard(): Promise<void> {
  const masters = (redis as unknown as Cluster).nodes('master');
  await eventually(async () => {
    const channels = await Promise.all(masters.map(master => master.call('PUBSUB', 'SHARDCHANNELS')));
    expect(channels.flat().filter(channel => String(channel).includes('room:'))).toEqual([]);
  });
}

/** A client of a node whose socket has joined all rooms. */
async function listener(onMessage: (message: { roomId: string }) => void): Promise<Socket> {
  const http: HttpServer = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const subscriber = client(connectRedisSubscriber);
  const io = new Server(http, { adapter: shardedAdapter({ publisher: redis, subscriber }) });
  closing.push(async () => {
    await io.close();
    await untilUnheard();
  });
  await once(subscriber, 'ready');
  const rooms = ids.map(socketRooms.room);
  const entered = new Promise<void>((resolve, reject) => {
    io.on('connection', socket => {
      Promise.resolve(socket.join(rooms))
        .then(() => untilHeard(subscriber, rooms))
        .then(resolve, reject);
    });
  });
  const socket = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] });
  socket.on('message:new', onMessage);
  await Promise.all([once(socket as never, 'connect'), entered]);
  return socket;
}

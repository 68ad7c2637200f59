import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ParleyError } from '@parley/contracts/errors';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { FreezingProxy } from '@parley/dev-env/freezing-proxy';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { register } from '@parley/runtime/telemetry/metrics';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { createRateLimiter } from '@parley/runtime/limits/rate-limit';
import { connectRedis } from '@parley/runtime/stores/redis';
import { mongoBreaker, redisBreaker } from '@parley/runtime/stores/store-breaker';
import type { ChatContext } from '../src/context.ts';
import { listMembers } from '../src/rooms/list-members.ts';
import { readHistory } from '../src/messages/read-history.ts';
import { chatEvents } from '../src/events.ts';
import { guardReads } from '../src/guard-reads.ts';
import { createCalls } from '../src/stores/calls.ts';
import { createMembers } from '../src/stores/members.ts';
import { defineModels } from '../src/stores/models.ts';
import { createPresenceStore } from '../src/stores/presence.ts';
import { createProfiles } from '../src/stores/profiles.ts';
import { createRoomCache } from '../src/room-log/cache.ts';
import { createRoomLog } from '../src/room-log/store.ts';
import { createBlocks } from '../src/stores/blocks.ts';
import { createDirectory } from '../src/stores/directory.ts';
import { createJoinRequests } from '../src/stores/join-requests.ts';
import { createPeople } from '../src/stores/people.ts';
import { createPlaces } from '../src/stores/places.ts';
import { createSections } from '../src/stores/sections.ts';
import { createReports } from '../src/stores/reports.ts';
import { createStatuses } from '../src/stores/statuses.ts';
import { createSpaceLists } from '../src/stores/space-lists.ts';
import { createSpaces } from '../src/stores/spaces.ts';
import { createRooms } from '../src/stores/rooms.ts';

// The reads of a chat node on the stores of the stack, behind proxies that hang when the test says so.
const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
const closing: (() => unknown)[] = [];
let proxies: { mongo: FreezingProxy; redis: FreezingProxy };
let plain: ChatContext;
let asked: ChatContext;
let people: [Person, ...Person[]];
let roomId: string;
/** How often a store was asked, whether it answered or not. */
const asks = { mongo: 0, redis: 0 };

/** The same store, whose calls are counted. */
function counted<S extends object>(store: S, name: keyof typeof asks): S {
  const calls = Object.entries(store).map(([key, call]) => [
    key,
    (...input: unknown[]) => {
      asks[name] += 1;
      return (call as (...all: unknown[]) => unknown)(...input);
    },
  ]);
  return Object.fromEntries(calls) as S;
}

beforeAll(async () => {
  const { mongoUrl, redisUrl } = endpoints();
  proxies = { mongo: await FreezingProxy.before(mongoUrl), redis: await FreezingProxy.before(redisUrl) };
  const redis = connectRedis(proxies.redis.through(redisUrl), { name: 'test', logger });
  const options = { name: 'test', maxPoolSize: 10, timeoutMs: 1_000, logger };
  const [connection] = await Promise.all([
    connectMongo(proxies.mongo.through(mongoUrl), options),
    once(redis, 'ready'),
  ]);
  const models = defineModels(connection);
  const breakers = { mongo: mongoBreaker(), redis: redisBreaker() };
  closing.push(
    () => Object.values(breakers).forEach(breaker => breaker.close()),
    () => connection.close(),
    () => redis.disconnect(),
    () => Object.values(proxies).forEach(proxy => proxy.close()),
  );
  plain = {
    breakers,
    events: chatEvents(logger),
    limiter: createRateLimiter(redis, breakers.redis),
    rooms: createRooms(models),
    members: counted(createMembers(models), 'mongo'),
    profiles: createProfiles(models),
    spaces: createSpaces(models),
    spaceLists: createSpaceLists(models),
    blocks: createBlocks(models),
    people: createPeople(models),
    statuses: createStatuses(models),
    places: createPlaces(models),
    sections: createSections(models),
    joinRequests: createJoinRequests(models),
    directory: createDirectory(models),
    reports: createReports(models),
    log: createRoomLog(models),
    cache: counted(createRoomCache(redis), 'redis'),
    presence: createPresenceStore(redis),
    calls: createCalls(redis),
  } as Partial<ChatContext> as ChatContext;
  asked = guardReads(plain);
  people = (await newPeople(2)) as [Person, ...Person[]];
  roomId = (await newGroup(people[0], people.slice(1))).id;
  for (let at = 1; at <= 3; at += 1) await send(people[0], roomId, `message ${at} ${randomUUID()}`);
  await eventually(async () => expect(await history()).toHaveLength(3));
});

afterAll(async () => {
  for (const close of closing) await close();
});

const history = async () => (await readHistory(asked, { roomId, userId: randomUUID() }, undefined, 50)).messages;
const members = async () => (await listMembers(asked, roomId, undefined, 50)).members;

/** An open breaker lets one read try now and then; ten that begin together meet that moment once, or twice on a slow machine. */
const mostTries = 2;

async function stateOf(name: string): Promise<number | undefined> {
  const samples = await register.getSingleMetric('parley_breaker_state')?.get();
  return samples?.values.find(({ labels }) => labels['name'] === name)?.value;
}

/** Asks until the breaker is open, as people go on asking. */
async function untilOpen(name: string, ask: () => Promise<unknown>): Promise<void> {
  await eventually(async () => {
    await Promise.allSettled(Array.from({ length: 10 }, ask));
    expect(await stateOf(name)).toBe(2);
  });
}

test('while MongoDB hangs, who reads is refused at once, and reads again soon after it is back', async () => {
  proxies.mongo.freeze();
  await untilOpen('mongodb', members);
  asks.mongo = 0;
  const refused = await Promise.all(Array.from({ length: 10 }, () => members().catch((error: unknown) => error)));
  expect(asks.mongo).toBeLessThanOrEqual(mostTries);
  for (const error of refused) {
    expect(error).toBeInstanceOf(ParleyError);
    expect(error).toMatchObject({ code: 'unavailable', retryAfterMs: 500 });
  }
  proxies.mongo.thaw();
  await eventually(async () => expect(await members()).toHaveLength(2));
  expect(await stateOf('mongodb')).toBe(0);
});

test('while Redis hangs, nobody waits for it: history comes from MongoDB, limits are those of the node', async () => {
  const rule = { name: 'test', rate: 0.001, burst: 2, by: 'user' } as const;
  proxies.redis.freeze();
  await untilOpen('redis', history);
  asks.redis = 0;
  const read = await Promise.all(Array.from({ length: 10 }, history));
  expect(asks.redis).toBeLessThanOrEqual(mostTries);
  expect(read.map(({ length }) => length)).toEqual(Array(10).fill(3));
  expect(await members()).toHaveLength(2);
  const taken = await Promise.all([0, 1, 2].map(() => asked.limiter.take(rule, roomId)));
  // Which one is refused is open: the one that tries whether Redis is back comes last.
  expect(taken.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await stateOf('mongodb')).toBe(0);
  proxies.redis.thaw();
  await eventually(async () => {
    await history();
    expect(await stateOf('redis')).toBe(0);
  });
});

test('what a store refuses, or a reader asks wrongly, opens nothing', async () => {
  const { redis, mongo } = plain.breakers;
  const wrong = () => Promise.reject(Object.assign(new Error('WRONGTYPE of a key'), { name: 'ReplyError' }));
  for (let at = 0; at < 20; at += 1) {
    await expect(redis.run(wrong)).rejects.toThrow('WRONGTYPE');
    await expect(mongo.run(() => Promise.reject(new ParleyError('unknown_room')))).rejects.toThrow();
  }
  expect([await stateOf('redis'), await stateOf('mongodb')]).toEqual([0, 0]);
});

test('what puts acknowledged messages into the log, and what follows from it, stays outside', () => {
  expect(asked.log.write).toBe(plain.log.write);
  expect(asked.log.findStored).toBe(plain.log.findStored);
  expect(asked.cache.put).toBe(plain.cache.put);
  expect(asked.members.raise).toBe(plain.members.raise);
});

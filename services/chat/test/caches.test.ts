import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Room } from '@parley/contracts/room';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { connectRedis, connectRedisSubscriber } from '@parley/runtime/stores/redis';
import { readHistory } from '../src/messages/read-history.ts';
import { chatEvents } from '../src/events.ts';
import { FollowedCache } from '../src/stores/followed-cache.ts';
import { createMembers } from '../src/stores/members.ts';
import { MembershipCache } from '../src/stores/membership-cache.ts';
import { defineModels, type Models } from '../src/stores/models.ts';
import { cacheProfiles } from '../src/stores/profile-cache.ts';
import { createProfiles } from '../src/stores/profiles.ts';
import { createRoomCache } from '../src/room-log/cache.ts';
import { createRoomLog } from '../src/room-log/store.ts';

// A chat node's caches on the stores of the stack. They are of this test alone and their time is its own: the nodes of
// the stack are read by others too, and what they remember ends while a busy machine is looking elsewhere.
const clock = { ms: 1_000, now: () => clock.ms };
const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
const reads: string[] = [];
const events = {
  ...chatEvents(logger),
  cacheRead: (cache: string, outcome: string, count = 1) =>
    void (count > 0 && reads.push(`${cache} ${outcome} ${count}`)),
};
const redis = connectRedis(endpoints().redisUrl, { name: 'test', logger });
const subscriber = connectRedisSubscriber(endpoints().redisUrl, { name: 'test-sub', logger });
/** No room of this test is a channel. */
const channels = { membershipIn: () => Promise.resolve(null) };
let models: Models;
let close: () => Promise<unknown>;
let people: [Person, ...Person[]];
let room: Room;

beforeAll(async () => {
  const options = { name: 'test', maxPoolSize: 4, timeoutMs: 5_000, logger };
  const [connection] = await Promise.all([
    connectMongo(endpoints().mongoUrl, options),
    once(redis, 'ready'),
    once(subscriber, 'ready'),
  ]);
  models = defineModels(connection);
  close = () => Promise.all([connection.close(), redis.quit(), subscriber.quit()]);
  people = (await newPeople(5)) as [Person, ...Person[]];
  room = await newGroup(people[0], people.slice(1));
});

beforeEach(() => {
  reads.length = 0;
});

afterAll(() => close());

test('who is in a room is asked of MongoDB once in ten seconds', async () => {
  const memberships = new MembershipCache({
    members: createMembers(models),
    channels,
    redis,
    subscriber,
    events,
    clock,
  });
  const [host] = people;
  const find = () => memberships.find(room.id, host.user.id);
  const first = await find();
  expect(first).toMatchObject({ role: 'owner' });
  clock.ms += 9_999;
  expect(await find()).toBe(first);
  clock.ms += 1;
  expect(await find()).toEqual(first);
  expect(reads).toEqual(['membership miss 1', 'membership hit 1', 'membership miss 1']);
});

test('who is in a room is asked once in five minutes while Kafka tells of every change', async () => {
  const memberships = new MembershipCache({
    members: createMembers(models),
    channels,
    redis,
    subscriber,
    events,
    clock,
  });
  const find = () => memberships.find(room.id, people[0].user.id);
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.ms += 1_000;
      memberships.followed();
    }
  };
  await find();
  pass(11_000);
  await find();
  expect(reads.splice(0)).toEqual(['membership miss 1', 'membership miss 1']);
  pass(299_000);
  await find();
  memberships.forget(room.id, people[0].user.id);
  await find();
  expect(reads.splice(0)).toEqual(['membership hit 1', 'membership miss 1']);
  // Kafka is silent: ten seconds again, and for what is from before its silence also when it is back.
  pass(20_000);
  clock.ms += 5_000;
  await find();
  pass(2_000);
  await find();
  clock.ms += 6_000;
  memberships.followed();
  await find();
  pass(12_000);
  await find();
  expect(reads).toEqual(['membership miss 1', 'membership hit 1', 'membership hit 1', 'membership miss 1']);
});

test('who asks at the same time shares one read, and who asks after a change gets a new one', async () => {
  const loads: PromiseWithResolvers<{ read: number }>[] = [];
  const load = () => {
    const next = Promise.withResolvers<{ read: number }>();
    loads.push(next);
    return next.promise;
  };
  const cache = new FollowedCache({ name: 'test', prefix: 'test:', max: 10, load, redis, subscriber, events, clock });
  const before = [cache.find('space'), cache.find('space')];
  expect(loads).toHaveLength(1);
  cache.forget('space');
  const after = cache.find('space');
  expect(loads).toHaveLength(2);
  loads[1]?.resolve({ read: 2 });
  loads[0]?.resolve({ read: 1 });
  expect(await Promise.all([...before, after])).toEqual([{ read: 1 }, { read: 1 }, { read: 2 }]);
  // What was read before the change is not kept.
  expect(await cache.find('space')).toEqual({ read: 2 });
  expect(loads).toHaveLength(2);
});

test('what was known is not kept where it changed while it could not be read', async () => {
  const answers: PromiseWithResolvers<{ read: number }>[] = [];
  const load = () => {
    const next = Promise.withResolvers<{ read: number }>();
    answers.push(next);
    return next.promise;
  };
  const cache = new FollowedCache({ name: 'test', prefix: 'test:', max: 10, load, redis, subscriber, events, clock });
  cache.remember('space', { read: 1 });
  clock.ms += 60_000;
  const asked = cache.find('space');
  cache.forget('space');
  answers[0]?.reject(new Error('away'));
  expect(await asked).toEqual({ read: 1 });
  const after = cache.find('space');
  answers[1]?.resolve({ read: 2 });
  expect(await after).toEqual({ read: 2 });
});

test('what people are called is asked of MongoDB once in ten seconds', async () => {
  const ids = people.map(({ user }) => user.id);
  // Chat hears of new accounts from auth, which takes a moment.
  await eventually(async () => expect((await createProfiles(models).findMany(ids)).size).toBe(ids.length));
  const profiles = cacheProfiles(createProfiles(models), events, clock);
  const first = await profiles.findMany(ids.slice(0, 3));
  clock.ms += 5_000;
  const all = await profiles.findMany(ids);
  expect([...all.keys()].sort()).toEqual([...ids].sort());
  expect(all.get(ids[0] ?? '')).toBe(first.get(ids[0] ?? ''));
  clock.ms += 5_001;
  await profiles.findMany(ids);
  const whole = ['profiles hit 3', 'profiles miss 2'];
  expect(reads).toEqual(['profiles miss 3', ...whole, 'profiles hit 2', 'profiles miss 3']);
});

test('the newest messages are read from Redis, and from MongoDB when Redis has not got them all', async () => {
  const cache = createRoomCache(redis);
  const log = createRoomLog(models);
  const read = () => readHistory({ cache, log, events }, { roomId: room.id, userId: people[0].user.id }, undefined, 50);
  for (let at = 1; at <= 3; at += 1) await send(people[0], room.id, `message ${at} ${randomUUID()}`);
  await eventually(async () => expect((await cache.heads([room.id]))[0]).toMatchObject({ lastSeq: 3 }));
  const fromRedis = await read();
  await cache.drop([room.id]);
  expect(await read()).toEqual(fromRedis);
  expect(fromRedis.messages.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(reads).toEqual(['recent hit 1', 'recent miss 1']);
});

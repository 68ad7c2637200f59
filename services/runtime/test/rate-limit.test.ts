import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { createRateLimiter, type LimitRule, type RateLimiter } from '../src/limits/rate-limit.ts';
import { connectRedis, type Redis } from '../src/stores/redis.ts';
import { createLogger } from '../src/telemetry/logger.ts';

/** Refills so slowly that nothing comes back while a test runs. */
const person: LimitRule = { name: 'test-person', rate: 0.001, burst: 2, by: 'user' };
const room: LimitRule = { name: 'test-room', rate: 0.001, burst: 3, by: 'room' };
let redis: Redis;

beforeAll(async () => {
  const logger = createLogger({ service: 'test', node: 'test', level: 'fatal' });
  redis = connectRedis(endpoints().redisUrl, { name: 'test', logger });
  await once(redis, 'ready');
});
afterAll(() => redis.disconnect());

/** With Redis, and with the buckets of one process that take its place. */
const limiters: [string, () => RateLimiter][] = [
  ['Redis', () => createRateLimiter(redis)],
  ['one process', () => createRateLimiter(redis, { run: () => Promise.reject(new Error('Redis is away')) })],
];

test.each(limiters)('of several limits, what comes after an empty one is not spent: %s', async (_where, create) => {
  const limiter = create();
  const [ann, bob, talk] = [randomUUID(), randomUUID(), randomUUID()];
  const send = (by: string) =>
    limiter.demandAll([
      { rule: person, key: by },
      { rule: room, key: talk },
    ]);
  await send(ann);
  await send(ann);
  const refused = { code: 'rate_limited', retryAfterMs: expect.any(Number) };
  for (let tried = 0; tried < 5; tried += 1) {
    await expect(send(ann)).rejects.toMatchObject({ ...refused, message: 'The limit test-person is reached' });
  }
  await send(bob);
  await expect(send(bob)).rejects.toMatchObject({ ...refused, message: 'The limit test-room is reached' });
  expect(await limiter.take(person, bob)).toMatchObject({ ok: false, remaining: 0 });
});

test('what is claimed is there when the limits allow it, and stays what it was', async () => {
  const limiter = createRateLimiter(redis);
  const [ann, key] = [randomUUID(), `test:${randomUUID()}`];
  const claim = (by: string, value: string) =>
    limiter.demandAll([{ rule: person, key: by }], { key, value, keptSeconds: 60 });
  expect(await claim(ann, 'first')).toBeNull();
  expect(await claim(ann, 'second')).toBe('first');
  await expect(claim(ann, 'third')).rejects.toMatchObject({ code: 'rate_limited' });
  expect(await redis.get(key)).toBe('first');
  expect(await redis.ttl(key)).toBeGreaterThan(50);
  await redis.del(key);
  await expect(claim(ann, 'fourth')).rejects.toMatchObject({ code: 'rate_limited' });
  expect(await redis.exists(key)).toBe(0);
  const away = createRateLimiter(redis, { run: () => Promise.reject(new Error('Redis is away')) });
  expect(await away.demandAll([{ rule: person, key: ann }], { key, value: 'x', keptSeconds: 60 })).toBeNull();
});

import { afterAll, expect, test } from '@jest/globals';
import { newGroup, newPerson, send } from '@parley/dev-env/people';
import { redisOfStack } from '@parley/dev-env/stores';
import { readLimits } from '../src/config.ts';

/** What the native stack, Compose and the chart give Redis. */
const maxmemory = 256 * 1_024 * 1_024;
/** Of one table of keys of Redis, per entry, beside what MEMORY USAGE tells of it. */
const ofTable = 64;

const redis = redisOfStack();
afterAll(() => redis.quit());

test('somebody who sends as fast as they may fills a few hundredths of Redis, and no more however long they go on', async () => {
  const ann = await newPerson();
  const room = await newGroup(ann, []);
  const { id } = await send(ann, room.id, 'remembered for a moment');
  const key = `sent:${id}`;
  const [bytes, seconds] = await Promise.all([redis.memory('USAGE', key), redis.ttl(key)]);
  expect(bytes).toBeLessThan(400);
  expect(seconds).toBeGreaterThan(0);
  const { rate, burst } = readLimits({ PARLEY_LIMITS: {} }).sendPerUser;
  const most = (rate * seconds + burst) * ((bytes ?? Infinity) + ofTable);
  expect(most / maxmemory).toBeLessThan(0.03);
});

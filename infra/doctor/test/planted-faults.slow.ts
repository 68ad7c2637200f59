import { describe, expect, jest, test } from '@jest/globals';
import { readPlatform } from '../src/config.ts';
import { examine } from '../src/examine.ts';
import { calls } from './plants/calls.ts';
import { databases } from './plants/databases.ts';
import { kafkaPlants } from './plants/kafka.ts';
import { machines } from './plants/machines.ts';
import { redisPlants } from './plants/redis.ts';
import { findingsOf, untilClean } from './support/until-clean.ts';
import { wayIn } from './plants/way-in.ts';

// Plants real faults, one after the other, in a stack of its own: `npm run test:doctor`.
const plants = [...wayIn, ...calls, ...machines, ...databases, ...redisPlants, ...kafkaPlants];
const platform = readPlatform();

test('a clean stack has no fault', async () => {
  expect(await untilClean(platform)).toEqual([]);
});

test('nothing is left out', async () => {
  expect((await examine(platform)).filter(({ skipped }) => skipped !== undefined)).toEqual([]);
});

jest.setTimeout(150_000);

describe('a planted fault is found, and nothing else', () => {
  test.each(plants)('$codes: $name', async ({ codes: expected, mayAlso = [], plant }) => {
    const { platform: replaced, undo } = await plant(platform);
    try {
      const found = await findingsOf({ ...platform, ...replaced });
      const codes = found.map(line => line.slice(0, 6));
      expect(codes.filter(code => !mayAlso.some(other => other === code))).toEqual([...expected].sort());
    } finally {
      await undo?.();
    }
  });
});

test('the stack is clean again afterwards', async () => {
  expect(await untilClean(platform)).toEqual([]);
});

import { freePort } from '@parley/dev-env/free-ports';
import { Redis } from 'ioredis';
import type { Plant, Planted } from '../support/plant.ts';

/** Changes one setting of the stack's Redis, and back. */
async function changed(url: string, name: string, choose: (redis: Redis) => Promise<string>): Promise<Planted> {
  const redis = new Redis(url);
  const [, before = ''] = (await redis.config('GET', name)) as string[];
  await redis.config('SET', name, await choose(redis));
  return {
    undo: async () => {
      await redis.config('SET', name, before);
      redis.disconnect();
    },
  };
}

async function usedBytes(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

export const redisPlants: Plant[] = [
  {
    name: 'nobody listens at the address of Redis',
    codes: ['PD-701'],
    plant: async ({ redisUrl = '' }) => ({
      platform: { redisUrl: redisUrl.replace(/:\d+$/, `:${await freePort()}`) },
    }),
  },
  {
    name: 'Redis evicts keys when it is full',
    codes: ['PD-703'],
    plant: ({ redisUrl = '' }) => changed(redisUrl, 'maxmemory-policy', async () => 'allkeys-lru'),
  },
  {
    name: 'Redis is nearly full',
    codes: ['PD-704'],
    plant: ({ redisUrl = '' }) =>
      changed(redisUrl, 'maxmemory', async redis => String(Math.round((await usedBytes(redis)) * 1.05))),
  },
  {
    name: 'Redis lets anybody in',
    codes: ['PD-403'],
    plant: ({ redisUrl = '' }) => changed(redisUrl, 'requirepass', async () => ''),
  },
];

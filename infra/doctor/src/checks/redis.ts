import type { Redis } from '@parley/runtime/stores/redis';
import { isRecentEnough } from '@parley/runtime/stores/store-versions';
import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { withRedis } from '../clients/stores.ts';
import { fault, type Fault } from '../faults.ts';

const fullShare = 0.9;

/** Redis answers, is new enough, evicts nothing, and has room. */
export const redis: Check = {
  name: 'Redis',
  async run(visit) {
    try {
      return await withRedis(visit, async client => {
        const info = parseInfo(await client.info());
        return [...version(info), ...(await eviction(client)), ...memory(info), ...(await snapshots(client, info))];
      });
    } catch (error) {
      if (error instanceof NotExamined) throw error;
      return [fault('PD-701', `Redis does not let us in: ${reasonOf(error)}`)];
    }
  },
};

type Info = ReadonlyMap<string, string>;

function parseInfo(text: string): Info {
  return new Map(text.split('\r\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

function version(info: Info): Fault[] {
  const text = info.get('redis_version') ?? '';
  return isRecentEnough('Redis', text) ? [] : [fault('PD-702', `Redis is ${text}`)];
}

async function eviction(client: Redis): Promise<Fault[]> {
  const policy = await setting(client, 'maxmemory-policy');
  return policy === 'noeviction' ? [] : [fault('PD-703', `Redis throws away what it holds when it is full: ${policy}`)];
}

function memory(info: Info): Fault[] {
  const [used, most] = [Number(info.get('used_memory')), Number(info.get('maxmemory'))];
  if (most === 0 || used < most * fullShare) return [];
  return [fault('PD-704', `Redis uses ${((used / most) * 100).toFixed(0)} % of its memory`)];
}

/** Nothing of ours needs snapshots, but one that fails makes Redis refuse every write. */
async function snapshots(client: Redis, info: Info): Promise<Fault[]> {
  if (info.get('rdb_last_bgsave_status') !== 'err') return [];
  if ((await setting(client, 'stop-writes-on-bgsave-error')) !== 'yes') return [];
  return [fault('PD-705', 'Redis refuses writes since its last snapshot failed')];
}

async function setting(client: Redis, name: string): Promise<string> {
  const [, value = ''] = (await client.config('GET', name)) as string[];
  return value;
}

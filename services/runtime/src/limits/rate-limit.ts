import { ParleyError } from '@parley/contracts/errors';
import type { Redis } from '../stores/redis.ts';
import { LocalBuckets, type Taken } from './local-buckets.ts';
import { counter } from '../telemetry/metrics.ts';
import type { StoreBreaker } from '../stores/store-breaker.ts';

/** A token bucket: `rate` tokens a second, at most `burst` at once, one bucket for each user or address. */
export interface LimitRule {
  name: string;
  rate: number;
  burst: number;
  by: 'user' | 'address' | 'room';
}

/** Tokens of one bucket; one unless `cost` says more. */
export interface Take {
  rule: LimitRule;
  key: string;
  cost?: number | undefined;
}

export interface RateLimiter {
  /** Takes `cost` tokens if they are there; never throws. */
  take(rule: LimitRule, key: string, cost?: number): Promise<Taken>;
  /** The same, but throws `rate_limited` with the time to wait. */
  demand(rule: LimitRule, key: string, cost?: number): Promise<Taken>;
  /** Demands of several buckets in turn, in one step: what comes after one that is empty is not touched. */
  demandAll(takes: readonly [Take, ...Take[]]): Promise<void>;
}

const limited = counter('parley_rate_limited_total', 'Requests refused by a rate limit', ['rule']);

// The clock is Redis's own, so that nodes with different clocks share one bucket.
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local taken = {}
for at = 1, #KEYS do
  local rate, burst, cost = tonumber(ARGV[3 * at - 2]), tonumber(ARGV[3 * at - 1]), tonumber(ARGV[3 * at])
  local bucket = redis.call('HMGET', KEYS[at], 'tokens', 'at')
  local tokens = math.min(burst, (tonumber(bucket[1]) or burst) + (now - (tonumber(bucket[2]) or now)) * rate / 1000)
  local wait = 0
  if tokens >= cost then tokens = tokens - cost else wait = math.ceil((cost - tokens) * 1000 / rate) end
  redis.call('HSET', KEYS[at], 'tokens', tokens, 'at', now)
  redis.call('PEXPIRE', KEYS[at], math.ceil(burst * 1000 / rate) + 1000)
  taken[2 * at - 1] = wait
  taken[2 * at] = math.floor(tokens)
  if wait > 0 then break end
end
return taken
`;

type Scripted = Redis & {
  /** Answers a wait and what remains for each bucket, up to the first that is empty. */
  takeTokens(keys: number, ...keysAndRules: (string | number)[]): Promise<number[]>;
};

/**
 * Limits shared by all nodes through Redis. While Redis is away each node goes on with buckets of its own: the limit
 * is then looser by the number of nodes, but it is still there. With a breaker nobody waits to learn that Redis is away.
 */
export function createRateLimiter(redis: Redis, breaker?: Pick<StoreBreaker, 'run'>): RateLimiter {
  redis.defineCommand('takeTokens', { lua: script });
  const shared = redis as Scripted;
  const local = new LocalBuckets();
  const nameOf = ({ rule, key }: Take) => `${rule.name}:${key}`;

  /** What the last one gave that was asked, and its rule if it was empty. */
  async function takeAll(takes: readonly Take[]): Promise<Taken & { emptied?: LimitRule | undefined }> {
    const taken = await takeShared(takes).catch(() => takeLocally(takes));
    const last = taken.at(-1) as Taken;
    const emptied = last.ok ? undefined : takes[taken.length - 1]?.rule;
    if (emptied) limited.inc({ rule: emptied.name });
    return { ...last, emptied };
  }

  async function takeShared(takes: readonly Take[]): Promise<Taken[]> {
    const keys = takes.map(take => `limit:${nameOf(take)}`);
    const rules = takes.flatMap(({ rule: { rate, burst }, cost = 1 }) => [rate, burst, cost]);
    const ask = () => shared.takeTokens(keys.length, ...keys, ...rules);
    return toTaken(await (breaker ? breaker.run(ask) : ask()));
  }

  function takeLocally(takes: readonly Take[]): Taken[] {
    const taken: Taken[] = [];
    for (const take of takes) {
      taken.push(local.take(nameOf(take), take.rule, take.cost));
      if (!taken.at(-1)?.ok) break;
    }
    return taken;
  }

  async function demandTogether(takes: readonly Take[]): Promise<Taken> {
    const { emptied, ...last } = await takeAll(takes);
    if (emptied) throw rateLimited(emptied, last.retryAfterMs);
    return last;
  }

  return {
    take: (rule, key, cost) => takeAll([{ rule, key, cost }]),
    demand: (rule, key, cost) => demandTogether([{ rule, key, cost }]),
    async demandAll(takes) {
      // In a cluster the keys of a script must lie on one server.
      if (redis.isCluster) for (const one of takes) await demandTogether([one]);
      else await demandTogether(takes);
    },
  };
}

function toTaken(answer: number[]): Taken[] {
  return Array.from({ length: answer.length / 2 }, (_, at) => {
    const [wait = 0, remaining = 0] = answer.slice(2 * at, 2 * at + 2);
    return { ok: wait === 0, retryAfterMs: wait, remaining };
  });
}

export function rateLimited(rule: Pick<LimitRule, 'name'>, retryAfterMs: number): ParleyError {
  return new ParleyError('rate_limited', `The limit ${rule.name} is reached`, { retryAfterMs });
}

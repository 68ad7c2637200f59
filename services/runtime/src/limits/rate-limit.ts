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

export interface RateLimiter {
  /** Takes `cost` tokens if they are there; never throws. */
  take(rule: LimitRule, key: string, cost?: number): Promise<Taken>;
  /** The same, but throws `rate_limited` with the time to wait. */
  demand(rule: LimitRule, key: string, cost?: number): Promise<Taken>;
}

const limited = counter('parley_rate_limited_total', 'Requests refused by a rate limit', ['rule']);

// The clock is Redis's own, so that nodes with different clocks share one bucket.
const script = `
local rate, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(bucket[1]) or burst
local at = tonumber(bucket[2]) or now
tokens = math.min(burst, tokens + (now - at) * rate / 1000)
local wait = 0
if tokens >= cost then tokens = tokens - cost else wait = math.ceil((cost - tokens) * 1000 / rate) end
redis.call('HSET', KEYS[1], 'tokens', tokens, 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil(burst * 1000 / rate) + 1000)
return {wait, math.floor(tokens)}
`;

type Scripted = Redis & {
  takeTokens(key: string, rate: number, burst: number, cost: number): Promise<[wait: number, remaining: number]>;
};

/**
 * Limits shared by all nodes through Redis. While Redis is away each node goes on with buckets of its own: the limit
 * is then looser by the number of nodes, but it is still there. With a breaker nobody waits to learn that Redis is away.
 */
export function createRateLimiter(redis: Redis, breaker?: Pick<StoreBreaker, 'run'>): RateLimiter {
  redis.defineCommand('takeTokens', { numberOfKeys: 1, lua: script });
  const shared = redis as Scripted;
  const local = new LocalBuckets();

  async function take(rule: LimitRule, key: string, cost = 1): Promise<Taken> {
    const taken = await takeShared(rule, key, cost).catch(() => local.take(`${rule.name}:${key}`, rule, cost));
    if (!taken.ok) limited.inc({ rule: rule.name });
    return taken;
  }

  async function takeShared(rule: LimitRule, key: string, cost: number): Promise<Taken> {
    const ask = () => shared.takeTokens(`limit:${rule.name}:${key}`, rule.rate, rule.burst, cost);
    const [wait, remaining] = await (breaker ? breaker.run(ask) : ask());
    return { ok: wait === 0, retryAfterMs: wait, remaining };
  }

  return {
    take,
    async demand(rule, key, cost) {
      const taken = await take(rule, key, cost);
      if (!taken.ok) throw rateLimited(rule, taken.retryAfterMs);
      return taken;
    },
  };
}

export function rateLimited(rule: Pick<LimitRule, 'name'>, retryAfterMs: number): ParleyError {
  return new ParleyError('rate_limited', `The limit ${rule.name} is reached`, { retryAfterMs });
}

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

/** Something that is written where nothing is, in the step in which every bucket gave what was asked, and only then. */
export interface Claim {
  key: string;
  value: string;
  keptSeconds: number;
}

export interface RateLimiter {
  /** Takes `cost` tokens if they are there; never throws. */
  take(rule: LimitRule, key: string, cost?: number): Promise<Taken>;
  /** The same, but throws `rate_limited` with the time to wait. */
  demand(rule: LimitRule, key: string, cost?: number): Promise<Taken>;
  /**
   * Demands of several buckets in turn, in one step: what comes after one that is empty is not touched. Resolves with what
   * stood where the claim goes; null for nothing, also while Redis is away and nothing can be claimed.
   */
  demandAll(takes: readonly [Take, ...Take[]], claim?: Claim): Promise<string | null>;
}

const limited = counter('parley_rate_limited_total', 'Requests refused by a rate limit', ['rule']);

// The clock is Redis's own, so that nodes with different clocks share one bucket.
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local taken = {}
local buckets = math.floor(#ARGV / 3)
for at = 1, buckets do
  local rate, burst, cost = tonumber(ARGV[3 * at - 2]), tonumber(ARGV[3 * at - 1]), tonumber(ARGV[3 * at])
  local bucket = redis.call('HMGET', KEYS[at], 'tokens', 'at')
  local tokens = math.min(burst, (tonumber(bucket[1]) or burst) + (now - (tonumber(bucket[2]) or now)) * rate / 1000)
  local wait = 0
  if tokens >= cost then tokens = tokens - cost else wait = math.ceil((cost - tokens) * 1000 / rate) end
  redis.call('HSET', KEYS[at], 'tokens', tokens, 'at', now)
  redis.call('PEXPIRE', KEYS[at], math.ceil(burst * 1000 / rate) + 1000)
  taken[2 * at - 1] = wait
  taken[2 * at] = math.floor(tokens)
  if wait > 0 then return taken end
end
if #KEYS > buckets then
  local value, seconds = ARGV[3 * buckets + 1], ARGV[3 * buckets + 2]
  taken[2 * buckets + 1] = redis.call('SET', KEYS[buckets + 1], value, 'NX', 'GET', 'EX', seconds) or ''
end
return taken
`;

type Scripted = Redis & {
  /**
   * Answers a wait and what remains for each bucket, up to the first that is empty; after all of them what stood where the
   * claim goes, if there is one.
   */
  takeTokens(keys: number, ...keysAndRules: (string | number)[]): Promise<(number | string)[]>;
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
  async function takeAll(takes: readonly Take[], claim?: Claim): Promise<Outcome> {
    const { taken, before } = await takeShared(takes, claim).catch(() => ({ taken: takeLocally(takes), before: null }));
    const last = taken.at(-1) as Taken;
    const emptied = last.ok ? undefined : takes[taken.length - 1]?.rule;
    if (emptied) limited.inc({ rule: emptied.name });
    return { ...last, emptied, before };
  }

  async function takeShared(takes: readonly Take[], claim?: Claim) {
    const keys = takes.map(take => `limit:${nameOf(take)}`);
    const rules = takes.flatMap(({ rule: { rate, burst }, cost = 1 }) => [rate, burst, cost]);
    const claimed = claim ? [claim.value, claim.keptSeconds] : [];
    if (claim) keys.push(claim.key);
    const ask = () => shared.takeTokens(keys.length, ...keys, ...rules, ...claimed);
    const answer = await (breaker ? breaker.run(ask) : ask());
    const before = answer[2 * takes.length];
    return { taken: toTaken(answer.slice(0, 2 * takes.length) as number[]), before: before ? String(before) : null };
  }

  function takeLocally(takes: readonly Take[]): Taken[] {
    const taken: Taken[] = [];
    for (const take of takes) {
      taken.push(local.take(nameOf(take), take.rule, take.cost));
      if (!taken.at(-1)?.ok) break;
    }
    return taken;
  }

  async function demandTogether(takes: readonly Take[], claim?: Claim): Promise<Outcome> {
    const outcome = await takeAll(takes, claim);
    if (outcome.emptied) throw rateLimited(outcome.emptied, outcome.retryAfterMs);
    return outcome;
  }

  return {
    take: (rule, key, cost) => takeAll([{ rule, key, cost }]),
    demand: (rule, key, cost) => demandTogether([{ rule, key, cost }]),
    async demandAll(takes, claim) {
      if (!redis.isCluster) return (await demandTogether(takes, claim)).before;
      // In a cluster the keys of a script must lie on one server.
      for (const one of takes) await demandTogether([one]);
      if (!claim) return null;
      const { key, value, keptSeconds } = claim;
      return redis.set(key, value, 'EX', keptSeconds, 'NX', 'GET').catch(() => null);
    },
  };
}

/** What the last bucket gave, the rule of one that was empty, and what stood where the claim goes. */
interface Outcome extends Taken {
  emptied: LimitRule | undefined;
  before: string | null;
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

import type { Redis } from '@parley/runtime/stores/redis';

/** A node counts as dead this long after its last heartbeat. */
export const expiryMs = 30_000;
/** Others leave a dead node to the one that cleans up after it for so long; each step of that one extends it. */
const claimMs = 20_000;
const deadAtOnce = 10;
const nodesKey = 'presence:nodes';

// The clock is Redis's own, so that nodes with different clocks agree on who is dead. Who was dead stays dead: others may be
// taking its people away at this moment.
const beatScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local alive = 0
if ARGV[3] == 'new' or tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0) > now then
  redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
  alive = 1
end
return {alive, unpack(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[4]))}
`;

type Scripted = Redis & {
  beatOfNode(
    key: string,
    incarnation: string,
    expiryMs: number,
    kind: 'new' | 'known',
    dead: number,
  ): Promise<unknown[]>;
};

/** What a heartbeat finds. */
export interface Beat {
  /** False: the node was taken for dead, or Redis has forgotten it. */
  isAlive: boolean;
  /** The longest dead, ten at most. */
  dead: string[];
}

/**
 * Which chat nodes live, in Redis. An incarnation is one run of a node, or a part of it: `presence:nodes` holds until when each
 * is alive, `presence:served:<incarnation>` the people that it serves, so that those of a dead one can be found.
 */
export function createPresenceNodes(redis: Redis) {
  redis.defineCommand('beatOfNode', { numberOfKeys: 1, lua: beatScript });
  const scripted = redis as Scripted;
  const servedKey = (incarnation: string) => `presence:served:${incarnation}`;
  const claimKey = (incarnation: string) => `presence:cleaning:${incarnation}`;

  async function register(incarnation: string): Promise<void> {
    await scripted.beatOfNode(nodesKey, incarnation, expiryMs, 'new', 0);
  }

  /** One command, whatever the node serves. */
  async function renew(incarnation: string): Promise<Beat> {
    const [alive, ...dead] = await scripted.beatOfNode(nodesKey, incarnation, expiryMs, 'known', deadAtOnce);
    return { isAlive: alive === 1, dead: dead.map(String) };
  }

  /** Leaves what stands under an incarnation to the next heartbeat of any node. */
  async function giveUp(incarnations: readonly string[]): Promise<void> {
    if (incarnations.length > 0) await redis.zadd(nodesKey, ...incarnations.flatMap(incarnation => [0, incarnation]));
  }

  /** Those that are alive, or dead and not cleaned up after yet. */
  async function known(incarnations: readonly string[]): Promise<Set<string>> {
    if (incarnations.length === 0) return new Set();
    const scores = await redis.zmscore(nodesKey, [...incarnations]);
    return new Set(incarnations.filter((_, at) => scores[at] !== null));
  }

  async function addServed(incarnation: string, userIds: readonly string[]): Promise<void> {
    await redis.sadd(servedKey(incarnation), [...userIds]);
  }

  async function removeServed(incarnation: string, userIds: readonly string[]): Promise<void> {
    await redis.srem(servedKey(incarnation), [...userIds]);
  }

  /** Some of those that it serves, or served. */
  async function someServed(incarnation: string, most: number): Promise<string[]> {
    return redis.srandmember(servedKey(incarnation), most);
  }

  /** True for one at a time. Two would do no harm, only the work of one twice. */
  async function claim(incarnation: string, by: string): Promise<boolean> {
    return (await redis.set(claimKey(incarnation), by, 'PX', claimMs, 'NX')) === 'OK';
  }

  async function extendClaim(incarnation: string): Promise<void> {
    await redis.pexpire(claimKey(incarnation), claimMs);
  }

  /** Others may go on. */
  async function dropClaim(incarnation: string): Promise<void> {
    await redis.del(claimKey(incarnation));
  }

  /** The last step after a dead one: until then every node finds it again. */
  async function forget(incarnation: string): Promise<void> {
    await redis.del(servedKey(incarnation));
    await redis.zrem(nodesKey, incarnation);
  }

  return {
    ...{ register, renew, giveUp, known, addServed, removeServed, someServed },
    ...{ claim, extendClaim, dropClaim, forget },
  };
}

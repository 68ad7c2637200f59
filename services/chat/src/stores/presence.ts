import type { Redis } from '@parley/runtime/stores/redis';

/** A member counts as connected until this long after the last heartbeat of their node. */
const expiryMs = 30_000;

export type PresenceStore = ReturnType<typeof createPresenceStore>;

/**
 * Who is connected, in Redis: `conn:<user>` holds the nodes that serve them, `live:<room>` the members who are
 * connected. Every entry expires unless its node renews it, so a node that dies takes its people along.
 */
export function createPresenceStore(redis: Redis) {
  const connKey = (userId: string) => `conn:${userId}`;
  const liveKey = (roomId: string) => `live:{${roomId}}`;
  const expiry = () => Date.now() + expiryMs;

  /** True when no node served the user before. */
  async function connect(userId: string, node: string, roomIds: string[]): Promise<boolean> {
    const [others] = await Promise.all([
      redis.zcount(connKey(userId), Date.now(), '+inf'),
      redis.zadd(connKey(userId), expiry(), node),
      redis.pexpire(connKey(userId), expiryMs * 2),
      ...roomIds.map(roomId => enter(roomId, [userId])),
    ]);
    return others === 0;
  }

  /** True when no node serves the user any more. */
  async function disconnect(userId: string, node: string, roomIds: string[]): Promise<boolean> {
    await redis.zrem(connKey(userId), node);
    if (await isConnected(userId)) return false;
    await Promise.all(roomIds.map(roomId => exit(roomId, userId)));
    return true;
  }

  async function isConnected(userId: string): Promise<boolean> {
    return (await redis.zcount(connKey(userId), Date.now(), '+inf')) > 0;
  }

  async function enter(roomId: string, userIds: string[]): Promise<void> {
    const until = expiry();
    await redis.zadd(liveKey(roomId), ...userIds.flatMap(userId => [until, userId]));
    await redis.pexpire(liveKey(roomId), expiryMs * 2);
  }

  async function exit(roomId: string, userId: string): Promise<void> {
    await redis.zrem(liveKey(roomId), userId);
  }

  async function renew(node: string, userIds: string[]): Promise<void> {
    const until = expiry();
    await Promise.all(
      userIds.flatMap(userId => [
        redis.zadd(connKey(userId), until, node),
        redis.pexpire(connKey(userId), expiryMs * 2),
      ]),
    );
  }

  /** Removes those whose node is gone; how many there were. */
  async function sweep(roomId: string): Promise<number> {
    return redis.zremrangebyscore(liveKey(roomId), '-inf', Date.now());
  }

  async function liveCounts(roomIds: string[]): Promise<number[]> {
    const now = Date.now();
    return Promise.all(roomIds.map(roomId => redis.zcount(liveKey(roomId), now, '+inf')));
  }

  async function whoIsLive(roomId: string, userIds: string[]): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const now = Date.now();
    const scores = await redis.zmscore(liveKey(roomId), userIds);
    return new Set(userIds.filter((_, at) => Number(scores[at] ?? 0) > now));
  }

  return { connect, disconnect, isConnected, enter, exit, renew, sweep, liveCounts, whoIsLive };
}

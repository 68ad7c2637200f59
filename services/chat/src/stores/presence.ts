import type { Redis } from '@parley/runtime/stores/redis';
import { createPresenceNodes } from './presence-nodes.ts';
import { createPresenceRooms, type PresenceChanges, type RoomsOf } from './presence-rooms.ts';

/** How somebody is connected; `idle`: none of their devices is in use. */
export type Presence = 'online' | 'idle' | 'offline';

/** Somebody who comes and goes all the time is left to who comes last. */
const mostLooks = 10;

export type PresenceStore = ReturnType<typeof createPresenceStore>;

/**
 * Who is connected, in Redis: `presence:user:<user>` holds the incarnations of nodes that serve them, `presence:awake:<user>` those
 * at which a device is in use, `here:{room}` the members who are connected. They change only when somebody comes, goes or rests; a
 * heartbeat renews the node and nothing else.
 */
export function createPresenceStore(redis: Redis) {
  const nodes = createPresenceNodes(redis);
  const { write, ...inRooms } = createPresenceRooms(redis);
  const userKey = (userId: string) => `presence:user:${userId}`;
  const awakeKey = (userId: string) => `presence:awake:${userId}`;

  /** Notes that an incarnation serves these people, each with a device in use. Returns those that no other serves. */
  async function serve(incarnation: string, userIds: readonly string[]): Promise<string[]> {
    // First: what is found when the node is dead must be all that it has written.
    await nodes.addServed(incarnation, userIds);
    const found = await Promise.all(
      userIds.map(userId =>
        Promise.all([
          redis.sadd(userKey(userId), incarnation),
          redis.smembers(userKey(userId)),
          redis.sadd(awakeKey(userId), incarnation),
        ]),
      ),
    );
    const others = found.map(([, all]) => all.filter(other => other !== incarnation));
    const known = await nodes.known([...new Set(others.flat())]);
    return userIds.filter((_, at) => !others[at]?.some(other => known.has(other)));
  }

  /** Notes that it does not serve them any more. Returns those that none serves; call `removeServed` when their rooms know. */
  async function release(incarnation: string, userIds: readonly string[]): Promise<string[]> {
    const [, connected] = await Promise.all([
      Promise.all(
        userIds.flatMap(userId => [
          redis.srem(userKey(userId), incarnation),
          redis.srem(awakeKey(userId), incarnation),
        ]),
      ),
      connectedOf(userIds),
    ]);
    return userIds.filter(userId => !connected.has(userId));
  }

  async function connectedOf(userIds: readonly string[]): Promise<Set<string>> {
    const serving = await Promise.all(userIds.map(userId => redis.smembers(userKey(userId))));
    const known = await nodes.known([...new Set(serving.flat())]);
    return new Set(userIds.filter((_, at) => serving[at]?.some(incarnation => known.has(incarnation))));
  }

  /**
   * Makes the rooms say who is connected, and looks again afterwards: somebody whom another node took away or brought back in
   * between is put right. `believed`: those who are connected, where that was just found out.
   */
  async function settle(rooms: RoomsOf, believed?: ReadonlySet<string>): Promise<PresenceChanges> {
    const changes: PresenceChanges = new Map();
    let open = [...rooms.keys()];
    let connected = believed ?? (await connectedOf(open));
    for (let looks = 0; open.length > 0 && looks < mostLooks; looks += 1) {
      const before = connected;
      await write(open, before, rooms, changes);
      connected = await connectedOf(open);
      const after = connected;
      open = open.filter(userId => after.has(userId) !== before.has(userId));
    }
    return changes;
  }

  /** Whether a device is in use that this incarnation serves. */
  async function setAwake(incarnation: string, userId: string, isAwake: boolean): Promise<void> {
    if (isAwake) await redis.sadd(awakeKey(userId), incarnation);
    else await redis.srem(awakeKey(userId), incarnation);
  }

  async function presencesOf(userIds: readonly string[]): Promise<Map<string, Presence>> {
    const found = await Promise.all(
      userIds.map(userId => Promise.all([redis.smembers(userKey(userId)), redis.smembers(awakeKey(userId))])),
    );
    const known = await nodes.known([...new Set(found.flat(2))]);
    const among = (incarnations: string[] | undefined) => incarnations?.some(one => known.has(one)) ?? false;
    return new Map(
      userIds.map((userId, at) => {
        const [serving, awake] = found[at] ?? [];
        return [userId, !among(serving) ? 'offline' : among(awake) ? 'online' : 'idle'];
      }),
    );
  }

  return { ...nodes, ...inRooms, serve, release, connectedOf, settle, setAwake, presencesOf };
}

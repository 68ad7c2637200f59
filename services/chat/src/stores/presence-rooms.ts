import type { Redis } from '@parley/runtime/stores/redis';

export type Status = 'online' | 'offline';
/** The rooms of people, by user. */
export type RoomsOf = ReadonlyMap<string, readonly string[]>;
/** What changed in each room, by user. */
export type PresenceChanges = Map<string, Map<string, Status>>;

/** One room, and those of its members that are entered or taken out. */
interface Write {
  roomId: string;
  status: Status;
  userIds: string[];
}

/** More keys in one tick would make other commands wait for longer than they may. */
const writesAtOnce = 1_000;

/** Which members of a room are connected, in Redis: `here:{room}`. */
export function createPresenceRooms(redis: Redis) {
  const hereKey = (roomId: string) => `here:{${roomId}}`;

  /** Enters these people in their rooms where they are connected, takes them out where not, and adds what changed by that. */
  async function write(
    userIds: readonly string[],
    connected: ReadonlySet<string>,
    rooms: RoomsOf,
    changes: PresenceChanges,
  ): Promise<void> {
    const writes = toWrites(userIds, connected, rooms);
    for (let at = 0; at < writes.length; at += writesAtOnce) {
      const some = writes.slice(at, at + writesAtOnce);
      const counts = await Promise.all(some.map(writeOne));
      for (const { roomId, status, userIds: written } of some.filter((_, place) => counts[place] !== 0))
        changes.set(roomId, new Map([...(changes.get(roomId) ?? []), ...written.map(id => [id, status] as const)]));
    }
  }

  function writeOne({ roomId, status, userIds }: Write): Promise<number> {
    return status === 'online' ? redis.sadd(hereKey(roomId), userIds) : redis.srem(hereKey(roomId), userIds);
  }

  /** For somebody who is no member any more. */
  async function exit(roomId: string, userId: string): Promise<void> {
    await redis.srem(hereKey(roomId), userId);
  }

  /** For a room that is no more. */
  async function forgetRoom(roomId: string): Promise<void> {
    await redis.del(hereKey(roomId));
  }

  async function liveCounts(roomIds: string[]): Promise<number[]> {
    return Promise.all(roomIds.map(roomId => redis.scard(hereKey(roomId))));
  }

  async function whoIsLive(roomId: string, userIds: string[]): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const isHere = await redis.smismember(hereKey(roomId), userIds);
    return new Set(userIds.filter((_, at) => isHere[at] === 1));
  }

  /** The members who are connected; undefined where they are more than `most`. */
  async function whoIsHere(roomId: string, most: number): Promise<string[] | undefined> {
    if ((await redis.scard(hereKey(roomId))) > most) return undefined;
    return redis.smembers(hereKey(roomId));
  }

  return { write, exit, forgetRoom, liveCounts, whoIsLive, whoIsHere };
}

/** One write for each room and status. */
function toWrites(userIds: readonly string[], connected: ReadonlySet<string>, rooms: RoomsOf): Write[] {
  const writes = new Map<string, Write>();
  for (const userId of userIds) {
    const status = connected.has(userId) ? 'online' : 'offline';
    for (const roomId of rooms.get(userId) ?? []) {
      const key = `${status} ${roomId}`;
      const write = writes.get(key) ?? { roomId, status, userIds: [] };
      write.userIds.push(userId);
      writes.set(key, write);
    }
  }
  return [...writes.values()];
}

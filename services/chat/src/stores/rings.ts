import type { RingOutcome } from '@parley/contracts/call';
import { callLimits } from '@parley/contracts/video-events';
import type { Redis } from '@parley/runtime/stores/redis';

/** Somebody is being called in a dm; times in epoch milliseconds. */
export interface Ring {
  roomId: string;
  callId: string;
  /** Who calls, and who is called. */
  by: string;
  to: string;
  expiresAt: number;
}

/** How long it is remembered how a ring ended: until the call is over, which may be long after. */
const keptSeconds = 24 * 3_600;
const overdueAtOnce = 100;

export type Rings = ReturnType<typeof createRings>;

/**
 * Who is being called, in Redis: `ring:<call>` is the ring, `ring-outcome:<call>` how it ended, `rings:<user>` the calls
 * that a person may be called to, `rings` all that ring, by the end of their time. The first outcome stands, whichever
 * node comes with it.
 */
export function createRings(redis: Redis) {
  const ringKey = (callId: string) => `ring:${callId}`;
  const outcomeKey = (callId: string) => `ring-outcome:${callId}`;
  const ringsKey = (userId: string) => `rings:${userId}`;
  const openKey = 'rings';

  /** A call rings once: what was begun before stays as it is. */
  async function begin(ring: Ring): Promise<void> {
    await Promise.all([
      redis.set(ringKey(ring.callId), JSON.stringify(ring), 'EX', keptSeconds, 'NX'),
      redis.sadd(ringsKey(ring.to), ring.callId),
      redis.pexpire(ringsKey(ring.to), 2 * callLimits.ringMs),
      redis.zadd(openKey, ring.expiresAt, ring.callId),
    ]);
  }

  async function find(callId: string): Promise<Ring | null> {
    const found = await redis.get(ringKey(callId));
    return found === null ? null : (JSON.parse(found) as Ring);
  }

  /** True for the one whose outcome stands. */
  async function end({ callId, to }: Ring, outcome: RingOutcome): Promise<boolean> {
    const first = await redis.set(outcomeKey(callId), outcome, 'EX', keptSeconds, 'NX');
    await Promise.all([redis.srem(ringsKey(to), callId), redis.zrem(openKey, callId)]);
    return first === 'OK';
  }

  async function outcomeOf(callId: string): Promise<RingOutcome | null> {
    return (await redis.get(outcomeKey(callId))) as RingOutcome | null;
  }

  /** What rings for somebody now. */
  async function ringingFor(userId: string): Promise<Ring[]> {
    const callIds = await redis.smembers(ringsKey(userId));
    const rings = await Promise.all(callIds.map(findRinging));
    return rings.filter(ring => ring !== null);
  }

  async function findRinging(callId: string): Promise<Ring | null> {
    const [ring, outcome] = await Promise.all([find(callId), outcomeOf(callId)]);
    return ring && outcome === null && ring.expiresAt > Date.now() ? ring : null;
  }

  /** Rings whose time is up, the oldest first, a hundred at most. */
  async function overdue(): Promise<Ring[]> {
    const callIds = await redis.zrangebyscore(openKey, '-inf', Date.now(), 'LIMIT', 0, overdueAtOnce);
    const rings = await Promise.all(callIds.map(find));
    const forgotten = callIds.filter((_, at) => rings[at] === null);
    if (forgotten.length > 0) await redis.zrem(openKey, forgotten);
    return rings.filter(ring => ring !== null);
  }

  return { begin, find, end, outcomeOf, ringingFor, overdue };
}

import type { RingOutcome } from '@parley/contracts/call';
import { callLimits } from '@parley/contracts/video-events';
import type { Redis } from '@parley/runtime/stores/redis';

/** Somebody is being called, in a dm or in a small group; times in epoch milliseconds. */
export interface Ring {
  roomId: string;
  callId: string;
  /** Who calls, and who is called. */
  by: string;
  to: string;
  expiresAt: number;
}
type RingKey = Pick<Ring, 'callId' | 'to'>;

/** How long it is remembered how a ring ended: until the call is over, which may be long after. */
const keptSeconds = 24 * 3_600;
const overdueAtOnce = 100;

export type Rings = ReturnType<typeof createRings>;

/**
 * Who is being called, in Redis: `ring:of:<call>` are the rings of a call by person, `ring-outcome:<call>:<user>` how one ended,
 * `rings:<user>` the calls that a person may be called to, `rings` all that ring, by the end of their time. The first outcome
 * stands, whichever node comes with it.
 */
export function createRings(redis: Redis) {
  const callKey = (callId: string) => `ring:of:${callId}`;
  const outcomeKey = ({ callId, to }: RingKey) => `ring-outcome:${callId}:${to}`;
  const ringsKey = (userId: string) => `rings:${userId}`;
  const openKey = 'rings';

  /** A person is rung once in a call; resolves with the ring that stands. */
  async function begin(ring: Ring): Promise<Ring> {
    const { callId, to, expiresAt } = ring;
    const isFirst = await redis.hsetnx(callKey(callId), to, JSON.stringify(ring));
    await Promise.all([
      redis.expire(callKey(callId), keptSeconds),
      redis.sadd(ringsKey(to), callId),
      redis.pexpire(ringsKey(to), 2 * callLimits.ringMs),
      redis.zadd(openKey, 'NX', expiresAt, `${callId}:${to}`),
    ]);
    return isFirst ? ring : ((await find(ring)) ?? ring);
  }

  async function find({ callId, to }: RingKey): Promise<Ring | null> {
    return read(await redis.hget(callKey(callId), to));
  }

  async function ofCall(callId: string): Promise<Ring[]> {
    return (await redis.hvals(callKey(callId))).flatMap(text => read(text) ?? []);
  }

  /** True for the one whose outcome stands. */
  async function end(ring: RingKey, outcome: RingOutcome): Promise<boolean> {
    const { callId, to } = ring;
    const first = await redis.set(outcomeKey(ring), outcome, 'EX', keptSeconds, 'NX');
    await Promise.all([redis.srem(ringsKey(to), callId), redis.zrem(openKey, `${callId}:${to}`)]);
    return first === 'OK';
  }

  async function outcomeOf(ring: RingKey): Promise<RingOutcome | null> {
    return (await redis.get(outcomeKey(ring))) as RingOutcome | null;
  }

  /** Of the call of a dm, in which one person is rung. */
  async function outcomeOfFirst(callId: string): Promise<RingOutcome | null> {
    const [ring] = await ofCall(callId);
    return ring ? outcomeOf(ring) : null;
  }

  /** What rings for somebody now. */
  async function ringingFor(userId: string): Promise<Ring[]> {
    const callIds = await redis.smembers(ringsKey(userId));
    const rings = await Promise.all(callIds.map(callId => findRinging({ callId, to: userId })));
    return rings.filter(ring => ring !== null);
  }

  async function findRinging(key: RingKey): Promise<Ring | null> {
    const [ring, outcome] = await Promise.all([find(key), outcomeOf(key)]);
    return ring && outcome === null && ring.expiresAt > Date.now() ? ring : null;
  }

  /** Rings whose time is up, the oldest first, a hundred at most. */
  async function overdue(): Promise<Ring[]> {
    const names = await redis.zrangebyscore(openKey, '-inf', Date.now(), 'LIMIT', 0, overdueAtOnce);
    const rings = await Promise.all(names.map(name => find(keyOf(name))));
    const forgotten = names.filter((_, at) => rings[at] === null);
    if (forgotten.length > 0) await redis.zrem(openKey, forgotten);
    return rings.filter(ring => ring !== null);
  }

  return { begin, find, ofCall, end, outcomeOf, outcomeOfFirst, ringingFor, overdue };
}

function keyOf(name: string): RingKey {
  const [callId = '', to = ''] = name.split(':');
  return { callId, to };
}

function read(text: string | null): Ring | null {
  return text === null ? null : (JSON.parse(text) as Ring);
}

import type { PublicUser } from '@parley/contracts/auth-api';
import { LRUCache } from 'lru-cache';
import type { ChatEvents } from '../events.ts';
import type { Profiles } from './profiles.ts';

const keptMs = 10_000;
const keptProfiles = 50_000;

export type CachedProfiles = Profiles & {
  /** What is remembered of somebody is not true any more. */
  forget(userId: string): void;
};

/**
 * People in memory: their names stand in every list of rooms and members. A changed name is seen everywhere within 10 s;
 * nothing that decides what somebody may do is kept here. Who is not known is asked for again each time.
 */
export function cacheProfiles(
  profiles: Profiles,
  events: ChatEvents,
  clock: { now(): number } = performance,
): CachedProfiles {
  // With a resolution of 0 the clock is asked at each read, not once in a while.
  const kept = new LRUCache<string, PublicUser>({ max: keptProfiles, ttl: keptMs, ttlResolution: 0, perf: clock });

  async function findMany(ids: string[]): Promise<Map<string, PublicUser>> {
    const found = new Map<string, PublicUser>();
    for (const id of ids) {
      const profile = kept.get(id);
      if (profile) found.set(id, profile);
    }
    const missing = ids.filter(id => !found.has(id));
    events.cacheRead('profiles', 'hit', found.size);
    if (missing.length === 0) return found;
    events.cacheRead('profiles', 'miss', missing.length);
    for (const [id, profile] of await profiles.findMany(missing)) {
      kept.set(id, profile);
      found.set(id, profile);
    }
    return found;
  }

  return {
    findMany,
    namedLike: profiles.namedLike,
    forget: userId => void kept.delete(userId),
    async keep(event) {
      await profiles.keep(event);
      kept.delete(event.userId);
    },
  };
}

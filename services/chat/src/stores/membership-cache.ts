import type { Redis } from '@parley/runtime/stores/redis';
import type { ChatEvents } from '../events.ts';
import type { Membership } from '../rooms/room-model.ts';
import { FollowedCache } from './followed-cache.ts';
import { memberKey } from './member-writes.ts';
import type { Members } from './members.ts';

interface Sources {
  members: Pick<Members, 'find'>;
  /** What somebody is in a room that is a channel; null for other rooms. */
  channels: { membershipIn(roomId: string, userId: string): Promise<Membership | null> };
  redis: Redis;
  subscriber: Redis;
  events: Pick<ChatEvents, 'cacheRead'>;
  clock?: { now(): number };
}

/** What somebody is in a room, in memory: asked on every send. In dms and groups it is stored, in channels it is computed. */
export class MembershipCache {
  readonly #cache: FollowedCache<Membership | null>;
  readonly #channels: Sources['channels'];

  constructor({ members, channels, ...links }: Sources) {
    this.#channels = channels;
    this.#cache = new FollowedCache({
      ...links,
      name: 'membership',
      prefix: '',
      max: 100_000,
      load: key => members.find(...partsOf(key)),
    });
  }

  start(): Promise<void> {
    return this.#cache.start();
  }

  async find(roomId: string, userId: string): Promise<Membership | null> {
    const stored = await this.#cache.find(memberKey(roomId, userId));
    return stored ?? this.#channels.membershipIn(roomId, userId);
  }

  /** Call with what was just read from the store. */
  remember(memberships: Membership[]): void {
    for (const membership of memberships)
      this.#cache.remember(memberKey(membership.roomId, membership.userId), membership);
  }

  /** Call with each change that the topic tells. */
  forget(roomId: string, userId: string): void {
    this.#cache.forget(memberKey(roomId, userId));
  }

  /** Call whenever Kafka was asked for news of the topic, and answered. */
  followed(): void {
    this.#cache.followed();
  }

  /** Call after the change is stored. */
  changed(roomId: string, userId: string): Promise<void> {
    return this.#cache.changed(memberKey(roomId, userId));
  }
}

function partsOf(key: string): [string, string] {
  const [roomId = '', userId = ''] = key.split(':');
  return [roomId, userId];
}

import type { Redis } from '@parley/runtime/redis';
import { LRUCache } from 'lru-cache';
import type { ChatEvents } from '../events.ts';
import type { Membership } from '../domain/room-model.ts';
import type { Members } from './members.ts';

const channel = 'chat:membership-changed';
const keptMs = 10_000;
/** While changes of other nodes cannot be heard, nothing older than this is believed. */
const keptUnheardMs = 500;

type Entry = { membership: Membership | null; at: number };

interface Sources {
  members: Members;
  redis: Redis;
  subscriber: Redis;
  events: ChatEvents;
}

/**
 * Who is a member, in memory: asked on every send. A change is told to all nodes through Redis, so that no permission
 * is believed for long after it ended.
 */
export class MembershipCache {
  readonly #entries = new LRUCache<string, Entry>({ max: 100_000 });
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  async start(): Promise<void> {
    const { subscriber } = this.#sources;
    subscriber.on('message', (from, key) => {
      if (from === channel) this.#entries.delete(key);
    });
    subscriber.on('ready', () => this.#entries.clear());
    await subscriber.subscribe(channel);
  }

  async find(roomId: string, userId: string): Promise<Membership | null> {
    const key = `${roomId}:${userId}`;
    const known = this.#entries.get(key);
    const hit = known !== undefined && Date.now() - known.at < this.#believable();
    this.#sources.events.cacheRead('membership', hit ? 'hit' : 'miss');
    if (hit) return known.membership;
    const at = Date.now();
    const membership = await this.#sources.members.find(roomId, userId);
    this.#entries.set(key, { membership, at });
    return membership;
  }

  /** Call after the change is stored. */
  async changed(roomId: string, userId: string): Promise<void> {
    const key = `${roomId}:${userId}`;
    this.#entries.delete(key);
    await this.#sources.redis.publish(channel, key).catch(() => undefined);
  }

  #believable(): number {
    return this.#sources.subscriber.status === 'ready' ? keptMs : keptUnheardMs;
  }
}

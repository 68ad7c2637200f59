import type { Redis } from '@parley/runtime/stores/redis';
import { LRUCache } from 'lru-cache';
import type { ChatEvents } from '../events.ts';
import type { Membership } from '../rooms/room-model.ts';
import type { Members } from './members.ts';

const channel = 'chat:membership-changed';
/** How long an entry is believed: while Redis tells of changes and the topic is followed, while only Redis does, and without. */
const keptMs = { followed: 5 * 60_000, heard: 10_000, unheard: 500 };
/** The topic counts as followed until Kafka has said nothing for this long. */
const silenceMs = 5_000;

type Entry = { membership: Membership | null; at: number };

interface Sources {
  members: Members;
  redis: Redis;
  subscriber: Redis;
  events: ChatEvents;
  /** Milliseconds; the system's clock by default, a test gives its own. */
  clock?: { now(): number };
}

/**
 * Who is a member, in memory: asked on every send. A change is told to all nodes through Redis at once, and through
 * `chat.membership-events` for certain, so that no permission is believed for more than a second after it ended, even
 * where the node that ended it dies before it tells anybody.
 */
export class MembershipCache {
  readonly #entries = new LRUCache<string, Entry>({ max: 100_000 });
  readonly #sources: Sources;
  readonly #clock: { now(): number };
  /** How often something was forgotten. */
  #changes = 0;
  /** When Kafka last answered what is new in the topic, and since when it has without a break. */
  #followed = { until: -Infinity, since: Infinity };

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#clock = sources.clock ?? Date;
  }

  async start(): Promise<void> {
    const { subscriber } = this.#sources;
    subscriber.on('message', (from, key) => {
      if (from === channel) this.#forget(key);
    });
    subscriber.on('ready', () => this.#entries.clear());
    await subscriber.subscribe(channel);
  }

  async find(roomId: string, userId: string): Promise<Membership | null> {
    const known = this.#entries.get(keyOf(roomId, userId));
    const hit = known !== undefined && this.#clock.now() - known.at < this.#believable(known);
    this.#sources.events.cacheRead('membership', hit ? 'hit' : 'miss');
    if (hit) return known.membership;
    return this.#load(roomId, userId, known);
  }

  /** Call with what was just read from the store. */
  remember(memberships: Membership[]): void {
    const at = this.#clock.now();
    for (const membership of memberships) this.#keep(membership.roomId, membership.userId, { membership, at });
  }

  /** Call with each change that the topic tells. */
  forget(roomId: string, userId: string): void {
    this.#forget(keyOf(roomId, userId));
  }

  /** Call whenever Kafka was asked for news of the topic, and answered. */
  followed(): void {
    const now = this.#clock.now();
    const { until, since } = this.#followed;
    this.#followed = { until: now, since: now - until < silenceMs ? since : now };
  }

  /** Call after the change is stored. */
  async changed(roomId: string, userId: string): Promise<void> {
    const key = keyOf(roomId, userId);
    this.#forget(key);
    await this.#sources.redis.publish(channel, key).catch(() => undefined);
  }

  /**
   * While MongoDB is away nobody can join or leave, so what was known then still holds: members go on sending. But
   * not while Redis is away too: what changed just before may not have been heard.
   */
  async #load(roomId: string, userId: string, known: Entry | undefined): Promise<Membership | null> {
    const at = this.#clock.now();
    const changesBefore = this.#changes;
    try {
      const membership = await this.#sources.members.find(roomId, userId);
      // What changed while it was read may have been read too early.
      if (changesBefore === this.#changes) this.#keep(roomId, userId, { membership, at });
      return membership;
    } catch (error) {
      if (!known || this.#sources.subscriber.status !== 'ready') throw error;
      this.#keep(roomId, userId, { membership: known.membership, at });
      return known.membership;
    }
  }

  #keep(roomId: string, userId: string, entry: Entry): void {
    this.#entries.set(keyOf(roomId, userId), entry);
  }

  #forget(key: string): void {
    this.#changes += 1;
    this.#entries.delete(key);
  }

  #believable({ at }: Entry): number {
    if (this.#sources.subscriber.status !== 'ready') return keptMs.unheard;
    const { until, since } = this.#followed;
    return at >= since && this.#clock.now() - until < silenceMs ? keptMs.followed : keptMs.heard;
  }
}

function keyOf(roomId: string, userId: string): string {
  return `${roomId}:${userId}`;
}

import type { Redis } from '@parley/runtime/stores/redis';
import { LRUCache } from 'lru-cache';
import type { ChatEvents } from '../events.ts';

/** Where nodes tell each other of changed keys, of all caches: who may use which channel stands in the accounts of Redis. */
const channel = 'chat:membership-changed';
/** How long an entry is believed: while Redis tells of changes and the topic is followed, while only Redis does, and without. */
const keptMs = { followed: 5 * 60_000, heard: 10_000, unheard: 500 };
/** The topic counts as followed until Kafka has said nothing for this long. */
const silenceMs = 5_000;

type Entry<V> = { value: V; at: number };

export interface FollowedCacheOptions<V> {
  /** Of what, for metrics. */
  name: string;
  /** Before its keys where nodes tell each other of them; empty for memberships of rooms, which nodes of 0.3 tell so. */
  prefix: string;
  max: number;
  load: (key: string) => Promise<V>;
  redis: Redis;
  subscriber: Redis;
  events: Pick<ChatEvents, 'cacheRead'>;
  /** Milliseconds; the system's clock by default, a test gives its own. */
  clock?: { now(): number } | undefined;
}

/**
 * What decides who may do what, in memory. A change is told to all nodes through Redis at once, and through
 * `chat.membership-events` for certain, so that no permission is believed for more than a second after it ended, even
 * where the node that ended it dies before it tells anybody.
 */
export class FollowedCache<V extends object | null> {
  readonly #entries: LRUCache<string, Entry<V>>;
  readonly #options: FollowedCacheOptions<V>;
  readonly #clock: { now(): number };
  /** What is being read at this moment. */
  readonly #reading = new Map<string, Promise<V>>();
  /** When Kafka last answered what is new in the topic, and since when it has without a break. */
  #followed = { until: -Infinity, since: Infinity };

  constructor(options: FollowedCacheOptions<V>) {
    this.#options = options;
    this.#entries = new LRUCache({ max: options.max });
    this.#clock = options.clock ?? Date;
  }

  /** `onChange` hears each key that another node, or this one, says has changed. */
  async start(onChange?: (key: string) => void): Promise<void> {
    const { subscriber, prefix } = this.#options;
    subscriber.on('message', (from, told) => {
      if (from !== channel || !told.startsWith(prefix)) return;
      const key = told.slice(prefix.length);
      this.forget(key);
      onChange?.(key);
    });
    subscriber.on('ready', () => {
      this.#entries.clear();
      this.#reading.clear();
    });
    await subscriber.subscribe(channel);
  }

  async find(key: string): Promise<V> {
    const known = this.#entries.get(key);
    const hit = known !== undefined && this.#clock.now() - known.at < this.#believable(known);
    this.#options.events.cacheRead(this.#options.name, hit ? 'hit' : 'miss');
    return hit ? known.value : this.#load(key, known);
  }

  /** What is in memory, believed or not. */
  peek(key: string): V | undefined {
    return this.#entries.peek(key)?.value;
  }

  /** Call with what was just read from the store. */
  remember(key: string, value: V): void {
    this.#entries.set(key, { value, at: this.#clock.now() });
  }

  /** Call with each change that the topic tells. */
  forget(key: string): void {
    this.#entries.delete(key);
    // What changed while it was read may have been read too early: nobody else gets that.
    this.#reading.delete(key);
  }

  /** Call whenever Kafka was asked for news of the topic, and answered. */
  followed(): void {
    const now = this.#clock.now();
    const { until, since } = this.#followed;
    this.#followed = { until: now, since: now - until < silenceMs ? since : now };
  }

  /** Call after the change is stored. */
  async changed(key: string): Promise<void> {
    this.forget(key);
    const { redis, prefix } = this.#options;
    await redis.publish(channel, prefix + key).catch(() => undefined);
  }

  /** Those who ask at the same time share one answer: a change of a space concerns thousands of sockets at once. */
  #load(key: string, known: Entry<V> | undefined): Promise<V> {
    const running = this.#reading.get(key);
    if (running) return running;
    const isCurrent = () => this.#reading.get(key) === reading;
    const reading: Promise<V> = this.#read(key, known, isCurrent);
    this.#reading.set(key, reading);
    const done = () => void (isCurrent() && this.#reading.delete(key));
    reading.then(done, done);
    return reading;
  }

  /**
   * While MongoDB is away nothing can change, so what was known then still holds: members go on sending. But not while
   * Redis is away too: what changed just before may not have been heard.
   */
  async #read(key: string, known: Entry<V> | undefined, isCurrent: () => boolean): Promise<V> {
    const at = this.#clock.now();
    try {
      const value = await this.#options.load(key);
      if (isCurrent()) this.#entries.set(key, { value, at });
      return value;
    } catch (error) {
      if (!known || this.#options.subscriber.status !== 'ready') throw error;
      // A change that was told while it could not be read is newer than what was known.
      if (isCurrent()) this.#entries.set(key, { value: known.value, at });
      return known.value;
    }
  }

  #believable({ at }: Entry<V>): number {
    if (this.#options.subscriber.status !== 'ready') return keptMs.unheard;
    const { until, since } = this.#followed;
    return at >= since && this.#clock.now() - until < silenceMs ? keptMs.followed : keptMs.heard;
  }
}

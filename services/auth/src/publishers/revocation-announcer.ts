import type { SessionRevoked } from '@parley/contracts/records';
import { redisKeys } from '@parley/contracts/redis-channels';
import type { Redis } from '@parley/runtime/stores/redis';
import type { Events } from '../events.ts';

const chunk = 500;
const retryMs = 1_000;

interface Parts {
  redis: Redis;
  events: Events;
  /** Every revocation that still matters, from PostgreSQL. */
  recent: () => Promise<SessionRevoked[]>;
}

/**
 * Tells every node through Redis, at once, that a session has ended. Redis holds a copy only: when it comes back, or
 * when a write to it failed, everything that still matters is written and announced again from PostgreSQL. To hear of
 * a session twice does no harm.
 */
export class RevocationAnnouncer {
  readonly #parts: Parts;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Fills Redis now, or as soon as it is there, and again whenever it comes back. */
  start(): void {
    const { redis } = this.#parts;
    redis.on('ready', () => void this.#restore());
    if (redis.status === 'ready') void this.#restore();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
  }

  /** Never throws: a session has ended when PostgreSQL says so, and Kafka tells it too. */
  async announce(record: SessionRevoked): Promise<void> {
    try {
      await this.#write([record]);
    } catch (error) {
      this.#parts.events.revocationsNotAnnounced(error);
      this.#restoreSoon();
    }
  }

  async #restore(): Promise<void> {
    const { events, recent } = this.#parts;
    try {
      const records = await recent();
      for (let at = 0; at < records.length; at += chunk) await this.#write(records.slice(at, at + chunk));
      events.revocationsRestored(records.length);
    } catch (error) {
      events.revocationsNotAnnounced(error);
      this.#restoreSoon();
    }
  }

  /** While Redis is away its `ready` will bring us back; the timer is for a write that failed on a live connection. */
  #restoreSoon(): void {
    clearTimeout(this.#retry);
    if (this.#stopped || this.#parts.redis.status !== 'ready') return;
    this.#retry = setTimeout(() => void this.#restore(), retryMs);
  }

  async #write(records: SessionRevoked[]): Promise<void> {
    const commands = this.#parts.redis.multi();
    commands.zremrangebyscore(redisKeys.revokedSessions, '-inf', Date.now());
    for (const record of records) {
      commands.zadd(redisKeys.revokedSessions, Date.parse(record.expiresAt), record.sessionId);
      commands.publish(redisKeys.revocationChannel, JSON.stringify(record));
    }
    const replies = (await commands.exec()) ?? [];
    for (const [error] of replies) if (error) throw error;
  }
}

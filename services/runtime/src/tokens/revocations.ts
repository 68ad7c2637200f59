import type { SessionRevoked } from '@parley/contracts/records';
import { redisKeys, revocationNotice } from '@parley/contracts/redis-channels';
import type { Logger } from '../telemetry/logger.ts';
import type { Redis } from '../stores/redis.ts';

const sweepEveryMs = 30_000;

interface RevocationSources {
  /** For reading the set. */
  redis: Redis;
  /** For hearing of new ones. */
  subscriber: Redis;
  logger: Logger;
}

/**
 * Sessions that were ended while an access token of theirs may still live. Kept in memory, so that a check costs
 * nothing; fed by Redis at once, read again whenever Redis comes back, and by Kafka (through `apply`) while it is away.
 */
export class Revocations {
  readonly #expiries = new Map<string, number>();
  readonly #listeners: ((sessionId: string, reason: string) => void)[] = [];
  readonly #sources: RevocationSources;
  readonly #sweeper: NodeJS.Timeout;

  constructor(sources: RevocationSources) {
    this.#sources = sources;
    this.#sweeper = setInterval(() => this.#sweep(), sweepEveryMs).unref();
  }

  async start(): Promise<void> {
    const { redis, subscriber } = this.#sources;
    subscriber.on('message', (channel, text) => {
      if (channel === redisKeys.revocationChannel) this.#hear(text);
    });
    redis.on('ready', () => void this.#reload());
    await Promise.all([subscriber.subscribe(redisKeys.revocationChannel), this.#reload()]);
  }

  isRevoked(sessionId: string): boolean {
    return (this.#expiries.get(sessionId) ?? 0) > Date.now();
  }

  /** Calls back once for each session that is ended from now on. */
  onRevoked(listener: (sessionId: string, reason: string) => void): void {
    this.#listeners.push(listener);
  }

  apply({ sessionId, expiresAt, reason }: Pick<SessionRevoked, 'sessionId' | 'expiresAt' | 'reason'>): void {
    this.#remember(sessionId, Date.parse(expiresAt), reason);
  }

  close(): void {
    clearInterval(this.#sweeper);
  }

  #remember(sessionId: string, expiresAt: number, reason: string): void {
    if (expiresAt <= Date.now() || this.#expiries.has(sessionId)) return;
    this.#expiries.set(sessionId, expiresAt);
    for (const listener of this.#listeners) listener(sessionId, reason);
  }

  #hear(text: string): void {
    try {
      this.apply(revocationNotice.parse(JSON.parse(text)));
    } catch (error) {
      this.#sources.logger.warn({ err: error }, 'unreadable revocation notice');
    }
  }

  async #reload(): Promise<void> {
    const { redis, logger } = this.#sources;
    try {
      const entries = await redis.zrangebyscore(redisKeys.revokedSessions, Date.now(), '+inf', 'WITHSCORES');
      for (let at = 0; at < entries.length; at += 2) {
        this.#remember(entries[at] ?? '', Number(entries[at + 1]), 'revoked');
      }
    } catch (error) {
      logger.warn({ err: error }, 'revoked sessions could not be read; they come by Kafka until Redis is back');
    }
  }

  #sweep(): void {
    const now = Date.now();
    for (const [sessionId, expiresAt] of this.#expiries) {
      if (expiresAt <= now) this.#expiries.delete(sessionId);
    }
  }
}

import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';
import { demandVersion } from './store-versions.ts';

export type { Redis };

interface RedisOptions {
  name: string;
  logger: Logger;
}

/**
 * A client for commands. It fails fast, so that a request never waits for a Redis that is away: no offline queue, one
 * try, half a second. It reconnects by itself. Commands of one tick go out together.
 */
export function connectRedis(url: string, { name, logger }: RedisOptions): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: 500,
    connectTimeout: 1_000,
    retryStrategy: attempt => Math.min(50 * attempt, 1_000),
  });
  return reportState(redis, name, logger);
}

/** A client for subscriptions: it waits for Redis to come back, and then subscribes to all its channels again. */
export function connectRedisSubscriber(url: string, { name, logger }: RedisOptions): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    maxRetriesPerRequest: null,
    connectTimeout: 1_000,
    retryStrategy: attempt => Math.min(50 * attempt, 1_000),
  });
  return reportState(redis, name, logger);
}

/** One line when it goes away and one when it is back, not one for every try. */
function reportState(redis: Redis, name: string, logger: Logger): Redis {
  let down = false;
  redis.on('error', (error: Error) => {
    if (!down) logger.warn({ err: error, redis: name }, 'redis is away');
    down = true;
  });
  redis.on('ready', () => {
    if (down) logger.info({ redis: name }, 'redis is back');
    down = false;
  });
  return redis;
}

/**
 * Resolves when the client can be used, or after `milliseconds`: a service starts degraded rather than not at all.
 * @throws ConfigError for a server that is too old
 */
export async function untilReady(redis: Redis, milliseconds = 3_000): Promise<void> {
  if (redis.status !== 'ready') await readyWithin(redis, milliseconds);
  if (redis.status !== 'ready') return;
  // Who may not ask, or asks in a bad moment, starts all the same.
  const [, version] = /redis_version:(\S+)/.exec(await redis.info('server').catch(() => '')) ?? [];
  if (version !== undefined) demandVersion('Redis', version);
}

function readyWithin(redis: Redis, milliseconds: number): Promise<void> {
  return new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

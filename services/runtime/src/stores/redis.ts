import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster, Redis as SingleRedis, type Command, type RedisOptions } from 'ioredis';
import type { Logger } from '../telemetry/logger.ts';
import { demandVersion } from './store-versions.ts';

/**
 * A Redis, or a cluster of them. In a cluster a script, and a command of several keys, must stay on one server: their keys
 * share a tag in braces. Whatever else belongs together goes out as commands of one tick.
 */
export type Redis = SingleRedis | Cluster;

interface Naming {
  name: string;
  logger: Logger;
}

const connectTimeout = 1_000;
const retryStrategy = (attempt: number): number => Math.min(50 * attempt, 1_000);

/**
 * A client for commands. It fails fast, so that a request never waits for a Redis that is away: no offline queue, one
 * try, half a second. It reconnects by itself. Commands of one tick go out together.
 */
export function connectRedis(url: string, { name, logger }: Naming): Redis {
  const options = {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: 500,
  };
  return reportState(openRedis(url, { ...options, connectionName: name }), name, logger);
}

/** A client for subscriptions: it waits for Redis to come back, and then subscribes to all its channels again. */
export function connectRedisSubscriber(url: string, { name, logger }: Naming): Redis {
  const redis = openRedis(url, { maxRetriesPerRequest: null, connectionName: name });
  if (redis instanceof SingleRedis) subscribeOnceReady(redis);
  return reportState(redis, name, logger);
}

/**
 * Holds subscriptions back until a new connection has asked INFO: one that has subscribed may not ask it, and the client
 * then throws away all that waits (redis/ioredis#2037). A cluster's connections subscribe once they are ready.
 */
function subscribeOnceReady(redis: SingleRedis): void {
  const send = redis.sendCommand.bind(redis);
  const held: Command[] = [];
  redis.sendCommand = (command, stream) => {
    if (redis.status !== 'connect' || !command.name.endsWith('subscribe')) return send(command, stream);
    held.push(command);
    return command.promise;
  };
  // After the end they are refused.
  for (const event of ['ready', 'end']) redis.on(event, () => held.splice(0).forEach(command => send(command)));
}

/**
 * `redis:` and `rediss:` (TLS) name one server; `redis-cluster:` and `rediss-cluster:` one address of a cluster, or a
 * name of all of them, from which the others are learnt. `?tlsCAFile=` names the file of an authority that Node does not
 * know, as in MongoDB's URLs.
 */
export function openRedis(given: string, options: RedisOptions): Redis {
  const { url, tls } = withoutAuthority(given);
  if (!/^rediss?-cluster:/.test(url))
    return new SingleRedis(url, { connectTimeout, retryStrategy, ...options, ...(tls && { tls }) });
  const { hostname, port, username, password } = new URL(url);
  const { enableOfflineQueue = true, enableAutoPipelining = false, ...each } = options;
  return new Cluster([{ host: hostname, port: Number(port) || 6379 }], {
    enableOfflineQueue,
    enableAutoPipelining,
    lazyConnect: options.lazyConnect ?? false,
    clusterRetryStrategy: options.retryStrategy ?? retryStrategy,
    // A channel of a room lives on one server, and is subscribed to there.
    shardedSubscribers: true,
    redisOptions: {
      connectTimeout,
      ...each,
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      ...(tls && { tls }),
    },
  });
}

/** What a URL says of TLS, and the URL without it: ioredis knows no such parameter. */
function withoutAuthority(given: string): { url: string; tls: { ca?: string } | undefined } {
  if (!given.startsWith('rediss')) return { url: given, tls: undefined };
  const url = new URL(given);
  const file = url.searchParams.get('tlsCAFile');
  url.searchParams.delete('tlsCAFile');
  return { url: url.href, tls: file ? { ca: readFileSync(file, 'utf8') } : {} };
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

/**
 * Waits for subscriptions before a door opens: what is told meanwhile would be missed, and who asks not answered. After
 * `milliseconds` the service starts all the same; the client subscribes as soon as Redis is there.
 */
export async function untilSubscribed(subscriptions: Promise<unknown>[], milliseconds = 3_000): Promise<void> {
  await Promise.race([Promise.all(subscriptions), sleep(milliseconds, undefined, { ref: false })]);
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

const awayReplies = /^(LOADING|MASTERDOWN|CLUSTERDOWN|READONLY|TRYAGAIN|UNBLOCKED) ?/;

/** Whether a command failed because Redis is away, and not because of what was asked. */
export function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name !== 'ReplyError' || awayReplies.test(error.message);
}

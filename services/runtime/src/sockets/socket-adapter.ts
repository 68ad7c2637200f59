import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Redis } from '../stores/redis.ts';
import { continueTrace, endSpan } from '../telemetry/tracing.ts';
import { lighten, type Crowds, type Flags, type Passing } from './inside-socket-io.ts';

interface AdapterLinks {
  publisher: Redis;
  subscriber: Redis;
  /** Sees the fate of every message that goes to the other nodes. */
  onPublish?: (published: Promise<unknown>) => void;
  /** Sees the flags of every notice that comes from another process, just before it goes to the sockets of this one. */
  onDelivery?: (flags: Flags) => void;
  crowds?: Crowds;
}

type AdapterFactory = ReturnType<typeof createShardedAdapter>;

const channelPrefix = 'parley';
const barrierChannel = 'parley:barrier';

/**
 * The sharded Redis adapter: a channel for each room, so that a node hears only the rooms that it serves. The
 * adapter swallows failed publishes; `onPublish` lets the caller know of them.
 */
export function shardedAdapter({ publisher, subscriber, onPublish, onDelivery, crowds }: AdapterLinks): AdapterFactory {
  const observed = observePublishes(publisher, onPublish);
  const create = createShardedAdapter(observed, subscriber, { subscriptionMode: 'dynamic', channelPrefix });
  // Socket.IO calls it with `new`, which an arrow function cannot take.
  return function lightAdapter(namespace: Parameters<AdapterFactory>[0]) {
    const adapter = create(namespace);
    lighten(adapter, observeDeliveries(onDelivery), crowds);
    return adapter;
  };
}

/**
 * Resolves when this process hears the rooms that its sockets have joined; at once while Redis is away. One server answers
 * the commands of a connection in order, so that a last subscription stands for all that were made before it. In a
 * cluster each server answers for itself: there every room's own subscription is asked for once more.
 */
export async function untilHeard(subscriber: Redis, rooms: string[]): Promise<void> {
  if (subscriber.status !== 'ready') return;
  const channels = subscriber.isCluster ? rooms.map(channelOf) : [barrierChannel];
  await Promise.all(channels.map(channel => subscriber.ssubscribe(channel)));
}

/**
 * How many processes hear each of these rooms, so that nothing is made ready for nobody. The servers of a cluster know only of their
 * own: there every room counts as heard.
 */
export async function hearersOf(redis: Redis, rooms: readonly string[]): Promise<number[]> {
  if (redis.isCluster || rooms.length === 0) return rooms.map(() => 1);
  const counts = (await redis.call('PUBSUB', 'SHARDNUMSUB', ...rooms.map(channelOf))) as (string | number)[];
  return rooms.map((_, at) => Number(counts[2 * at + 1]));
}

const channelOf = (room: string) => `${channelPrefix}#/#${room}#`;

function observePublishes(publisher: Redis, onPublish: AdapterLinks['onPublish']): Redis {
  const observed = Object.create(publisher) as Redis;
  observed.spublish = ((channel: string, payload: string) => {
    const published = publisher.spublish(channel, payload);
    published.catch(() => undefined);
    onPublish?.(published);
    return published;
  }) as Redis['spublish'];
  return observed;
}

function observeDeliveries(onDelivery: AdapterLinks['onDelivery']): Passing {
  return (flags, pass) => {
    onDelivery?.(flags);
    const span = continueTrace(flags.traceparent, 'write to sockets', 'consumer');
    pass();
    endSpan(span);
  };
}

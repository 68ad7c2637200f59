import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Redis } from './redis.ts';

interface AdapterLinks {
  publisher: Redis;
  subscriber: Redis;
  /** Sees the fate of every message that goes to the other nodes. */
  onPublish?: (published: Promise<unknown>) => void;
}

/**
 * The sharded Redis adapter: a channel for each room, so that a node hears only the rooms that it serves. The
 * adapter swallows failed publishes; `onPublish` lets the caller know of them.
 */
export function shardedAdapter({
  publisher,
  subscriber,
  onPublish,
}: AdapterLinks): ReturnType<typeof createShardedAdapter> {
  const observed = Object.create(publisher) as Redis;
  observed.spublish = ((channel: string, payload: string) => {
    const published = publisher.spublish(channel, payload);
    published.catch(() => undefined);
    onPublish?.(published);
    return published;
  }) as Redis['spublish'];
  return createShardedAdapter(observed, subscriber, { subscriptionMode: 'dynamic', channelPrefix: 'parley' });
}

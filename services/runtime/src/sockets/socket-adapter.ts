import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Redis } from '../stores/redis.ts';
import { continueTrace, endSpan } from '../telemetry/tracing.ts';

interface AdapterLinks {
  publisher: Redis;
  subscriber: Redis;
  /** Sees the fate of every message that goes to the other nodes. */
  onPublish?: (published: Promise<unknown>) => void;
  /** Sees every notice that comes from another process, just before it goes to the sockets of this one. */
  onDelivery?: (notice: { event: string; payload: unknown }) => void;
}

type AdapterFactory = ReturnType<typeof createShardedAdapter>;

const channelPrefix = 'parley';
const barrierChannel = 'parley:barrier';

/**
 * The sharded Redis adapter: a channel for each room, so that a node hears only the rooms that it serves. The
 * adapter swallows failed publishes; `onPublish` lets the caller know of them.
 */
export function shardedAdapter({ publisher, subscriber, onPublish, onDelivery }: AdapterLinks): AdapterFactory {
  const observed = observePublishes(publisher, onPublish);
  const create = createShardedAdapter(observed, subscriber, { subscriptionMode: 'dynamic', channelPrefix });
  if (!onDelivery) return create;
  // Socket.IO calls it with `new`, which an arrow function cannot take.
  return function observedAdapter(namespace: Parameters<AdapterFactory>[0]) {
    return observeDeliveries(create(namespace), onDelivery);
  };
}

/**
 * Resolves when this process hears the rooms that its sockets have joined; at once while Redis is away. One server answers
 * the commands of a connection in order, so that a last subscription stands for all that were made before it. In a
 * cluster each server answers for itself: there every room's own subscription is asked for once more.
 */
export async function untilHeard(subscriber: Redis, rooms: string[]): Promise<void> {
  if (subscriber.status !== 'ready') return;
  const channels = subscriber.isCluster ? rooms.map(room => `${channelPrefix}#/#${room}#`) : [barrierChannel];
  await Promise.all(channels.map(channel => subscriber.ssubscribe(channel)));
}

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

/** What the cluster adapter hands from process to process, as far as it is read here. */
interface ClusterMessage {
  data?: { packet?: { data?: unknown }; opts?: { flags?: { traceparent?: string } } };
}

/** Sends a notice as a step of a trace: beside the packet, so that clients do not see it. */
export function inTrace<T extends object>(sender: T, traceparent: string | undefined): T {
  if (traceparent) Object.assign((sender as unknown as { flags: object }).flags, { traceparent });
  return sender;
}

function observeDeliveries(adapter: ReturnType<AdapterFactory>, onDelivery: NonNullable<AdapterLinks['onDelivery']>) {
  const receiving = adapter as unknown as { onMessage(message: ClusterMessage): void };
  const deliver = receiving.onMessage.bind(adapter);
  receiving.onMessage = message => {
    const content = message.data?.packet?.data;
    if (Array.isArray(content)) onDelivery({ event: String(content[0]), payload: content[1] as unknown });
    const span = continueTrace(message.data?.opts?.flags?.traceparent, 'write to sockets', 'consumer');
    deliver(message);
    endSpan(span);
  };
  return adapter;
}

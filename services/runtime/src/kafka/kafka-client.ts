import { createRequire } from 'node:module';
import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import type { KafkaConnection } from './kafka-connection.ts';

calmIdleConnections();

/** The client of that connection, silent by default. All our code that speaks to Kafka begins here. */
export function openKafka({ brokers, sasl, tls }: KafkaConnection, options: Omit<KafkaConfig, 'brokers'> = {}): Kafka {
  return new Kafka({
    brokers,
    ...(sasl && { sasl: sasl as NonNullable<KafkaConfig['sasl']> }),
    ...(tls && { ssl: tls }),
    logLevel: logLevel.NOTHING,
    ...options,
  });
}

interface RequestQueue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs checks the queue of a connection that has nothing to send after a time-out computed to be negative, which Node
 * takes for one millisecond: every idle connection then wakes the process a thousand times a second, for ever.
 */
function calmIdleConnections(): void {
  const load = createRequire(import.meta.url);
  const { prototype } = load('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function onlyWhenPending(this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}

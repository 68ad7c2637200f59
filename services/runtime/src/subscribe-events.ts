import type { z } from 'zod';
import { deadLetter } from './dead-letters.ts';
import type { IncomingRecord, KafkaClient, Publisher, Subscription } from './kafka.ts';
import type { Logger } from './logger.ts';

interface EventSubscription<S extends z.ZodType> {
  kafka: KafkaClient;
  publisher: Publisher;
  logger: Logger;
  group: string;
  topic: string;
  fromBeginning: boolean;
  /** Partitions that are read at the same time; one unless told. */
  concurrency?: number;
  schema: S;
  /** Must be idempotent: a record comes again when the process dies before it is committed. */
  each: (record: z.output<S>) => Promise<void> | void;
  onCrash: (error: Error) => void;
}

const firstRetryMs = 100;
const maxRetryMs = 2_000;

/**
 * Reads a quiet topic one record of a partition at a time. What does not fit the schema goes to the dead letters; what fails for
 * another reason (a store that is away) is tried again until it works, with heartbeats in between.
 */
export async function subscribeEvents<S extends z.ZodType>(options: EventSubscription<S>): Promise<Subscription> {
  const subscription = await options.kafka.subscribe({
    group: options.group,
    topics: [options.topic],
    fromBeginning: options.fromBeginning,
    concurrency: options.concurrency ?? 1,
    onCrash: options.onCrash,
    async onBatch({ topic, partition, records, heartbeat, isStale }) {
      for (const record of records) {
        if (isStale()) throw new Error('the partition was taken away');
        await applyOne(options, record, heartbeat);
      }
      const last = records.at(-1);
      if (last) await subscription.commit([{ topic, partition, offset: String(BigInt(last.offset) + 1n) }]);
    },
  });
  return subscription;
}

async function applyOne<S extends z.ZodType>(
  { publisher, topic, schema, each, logger }: EventSubscription<S>,
  record: IncomingRecord,
  heartbeat: () => Promise<void>,
): Promise<void> {
  const parsed = schema.safeParse(readJson(record.value));
  if (!parsed.success) return deadLetter({ publisher, logger, topic, record, reason: parsed.error.message });
  for (let delay = firstRetryMs; ; delay = Math.min(delay * 2, maxRetryMs)) {
    try {
      await each(parsed.data);
      return;
    } catch (error) {
      logger.warn({ err: error, topic, offset: record.offset }, 'event could not be applied yet');
      await new Promise(resolve => setTimeout(resolve, delay));
      await heartbeat();
    }
  }
}

/** Undefined, which no schema accepts, for what is not JSON. */
export function readJson(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString());
  } catch {
    return undefined;
  }
}

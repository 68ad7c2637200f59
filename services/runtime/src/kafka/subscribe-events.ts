import type { z } from 'zod';
import { deadLetter, expectDeadLetters } from './dead-letters.ts';
import { untilItWorks } from '../process/keep-trying.ts';
import { positionAfter, type IncomingRecord, type KafkaClient, type Publisher, type Subscription } from './kafka.ts';
import type { Logger } from '../telemetry/logger.ts';

/** What every subscriber is given by its process. */
export interface SubscriberLinks {
  kafka: KafkaClient;
  publisher: Publisher;
  logger: Logger;
  onCrash: (error: Error) => void;
}

interface EventSubscription<S extends z.ZodType> extends SubscriberLinks {
  group: string;
  topic: string;
  fromBeginning: boolean;
  /** Partitions that are read at the same time; one by default. */
  concurrency?: number;
  /** Keys of a partition whose records are applied at the same time; one record after the other by default. */
  keysAtOnce?: number;
  schema: S;
  /** Must be idempotent: a record comes again when the process dies before it is committed. */
  each: (record: z.output<S>) => Promise<void> | void;
  onPoll?: () => void;
}

const retry = { firstMs: 100, maxMs: 2_000 };

/**
 * Reads a quiet topic: the records of a key one after the other, in their order. What does not fit the schema goes to
 * the dead letters; what fails for another reason (a store that is away) is tried again until it works, with heartbeats
 * in between.
 */
export async function subscribeEvents<S extends z.ZodType>(options: EventSubscription<S>): Promise<Subscription> {
  expectDeadLetters(options.topic);
  const subscription = await options.kafka.subscribe({
    group: options.group,
    topics: [options.topic],
    fromBeginning: options.fromBeginning,
    concurrency: options.concurrency ?? 1,
    onPoll: options.onPoll,
    onCrash: options.onCrash,
    async onBatch(batch) {
      const { records, heartbeat, isStale } = batch;
      await inLanes(records, options.keysAtOnce ?? 1, async record => {
        if (isStale()) throw new Error('the partition was taken away');
        await applyOne(options, record, heartbeat);
        // Sent only when one is due: many records must not look like a dead member.
        await heartbeat();
      });
      const position = positionAfter(batch);
      if (position) await subscription.commit([position]).catch(error => noteUncommitted(options, error));
    },
  });
  return subscription;
}

/** What is not committed comes again, and changes nothing then: no reason to end the process. */
function noteUncommitted({ logger, topic }: Pick<EventSubscription<z.ZodType>, 'logger' | 'topic'>, error: unknown) {
  logger.warn({ err: error, topic }, 'events were applied but not committed');
}

/** After a failure nothing new is begun; it is thrown when nothing is under way any more. */
async function inLanes(
  records: IncomingRecord[],
  keysAtOnce: number,
  apply: (record: IncomingRecord) => Promise<void>,
): Promise<void> {
  const lanes = keysAtOnce === 1 ? [records] : [...Map.groupBy(records, record => record.key).values()];
  let failure: { error: unknown } | undefined;

  async function work(): Promise<void> {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const record of lane) {
        if (failure) return;
        await apply(record).catch((error: unknown) => (failure ??= { error }));
      }
    }
  }

  await Promise.all(Array.from({ length: keysAtOnce }, work));
  if (failure) throw failure.error;
}

async function applyOne<S extends z.ZodType>(
  { publisher, topic, schema, each, logger }: EventSubscription<S>,
  record: IncomingRecord,
  heartbeat: () => Promise<void>,
): Promise<void> {
  const parsed = schema.safeParse(readJson(record.value));
  if (!parsed.success) return deadLetter({ publisher, logger, topic, record, reason: parsed.error.message });
  await untilItWorks(async () => each(parsed.data), {
    ...retry,
    failed(error) {
      logger.warn({ err: error, topic, offset: record.offset }, 'event could not be applied yet');
      return heartbeat();
    },
  });
}

/** Undefined, which no schema accepts, for what is not JSON. */
export function readJson(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString());
  } catch {
    return undefined;
  }
}

import type { Topic } from '@parley/contracts/records';
import type { IncomingRecord, KafkaClient, OutgoingRecord, Publisher } from './kafka.ts';
import type { Logger } from '../telemetry/logger.ts';

const group = 'dead-letter-replay';

interface ReplayOptions {
  kafka: KafkaClient;
  publisher: Publisher;
  logger: Logger;
  topic: Topic;
}

/**
 * Puts the dead letters of a topic back where they came from, up to those that are there now, and returns how many.
 * What is still poison comes back to the dead letters. Run again after a crash: it goes on after the last one put back.
 */
export async function replayDeadLetters({ kafka, publisher, logger, topic }: ReplayOptions): Promise<number> {
  const deadTopic = `${topic.name}.dlq`;
  // A topic of dead letters has one partition.
  const [{ begin, end, committed } = { begin: 0n, end: 0n, committed: undefined }] = await kafka.progress(
    deadTopic,
    group,
  );
  if ((committed ?? begin) >= end) return 0;
  let replayed = 0;
  const { promise: reachedEnd, resolve, reject } = Promise.withResolvers<void>();
  const subscription = await kafka.subscribe({
    group,
    topics: [deadTopic],
    fromBeginning: true,
    concurrency: 1,
    onCrash: reject,
    async onBatch({ topic: from, partition, records }) {
      const old = records.filter(record => BigInt(record.offset) < end);
      for (const record of old) await publisher.publish(topic.name, [putBack(record)]);
      replayed += old.length;
      const done = BigInt(old.at(-1)?.offset ?? end - 1n) + 1n;
      await subscription.commit([{ topic: from, partition, offset: String(done) }]);
      if (done >= end) resolve();
    },
  });
  await reachedEnd;
  await subscription.close();
  logger.info({ topic: topic.name, replayed }, 'dead letters were put back');
  return replayed;
}

function putBack({ key, value, headers }: IncomingRecord): OutgoingRecord {
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith('dead-letter-'));
  return { key, value, headers: Object.fromEntries(kept) };
}

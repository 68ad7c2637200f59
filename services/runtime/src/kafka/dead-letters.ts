import type { IncomingRecord, Publisher } from './kafka.ts';
import type { Logger } from '../telemetry/logger.ts';
import { counter } from '../telemetry/metrics.ts';

const deadLetters = counter('parley_dead_letters_total', 'Records that could not be applied', ['topic']);

/** What is put aside of a record. */
export type PoisonRecord = Pick<IncomingRecord, 'key' | 'value' | 'headers' | 'offset'>;

interface DeadLetter {
  publisher: Publisher;
  logger: Logger;
  topic: string;
  record: PoisonRecord;
  reason: string;
}

/** Called by who begins to read a topic: its count is there, at 0, before the first dead letter. */
export function expectDeadLetters(topic: string): void {
  deadLetters.inc({ topic }, 0);
}

/** Puts a poison record aside with its reason, so that its partition moves on; `npm run replay` puts it back. */
export async function deadLetter({ publisher, logger, topic, record, reason }: DeadLetter): Promise<void> {
  const headers = {
    ...record.headers,
    'dead-letter-reason': reason.slice(0, 500),
    'dead-letter-offset': record.offset,
  };
  await publisher.publish(`${topic}.dlq`, [{ key: record.key, value: record.value, headers }]);
  deadLetters.inc({ topic });
  logger.error({ topic, key: record.key, offset: record.offset, reason }, 'record went to the dead letters');
}

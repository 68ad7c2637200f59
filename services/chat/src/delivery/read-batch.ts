import { recordHeaders, roomLogRecord, topics, type RoomLogRecord } from '@parley/contracts/records';
import { deadLetter } from '@parley/runtime/kafka/dead-letters';
import type { IncomingBatch, IncomingRecord, Publisher } from '@parley/runtime/kafka/kafka';
import type { Logger } from '@parley/runtime/telemetry/logger';
import type { LogEntry } from '../room-log/decide.ts';
import { readJson } from '@parley/runtime/kafka/subscribe-events';

/** An event of the log, and when it was published. */
export interface ReadEvent extends LogEntry {
  publishedAt: number;
  /** The trace that it belongs to, when that is kept. */
  trace: string | undefined;
}

interface Options {
  publisher: Publisher;
  logger: Logger;
}

/** Parses the records of a batch, in order. A poison one goes to the dead letters, and the partition moves on. */
export async function readBatch({ records, partition }: IncomingBatch, options: Options): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for (const record of records) {
    const event = await readRecord(record, options);
    if (event)
      events.push({
        event,
        partition,
        requestId: record.header(recordHeaders.requestId) ?? '',
        node: record.header(recordHeaders.node) ?? '',
        publishedAt: record.timestamp,
        trace: record.header(recordHeaders.trace),
      });
  }
  return events;
}

async function readRecord(record: IncomingRecord, { publisher, logger }: Options): Promise<RoomLogRecord | undefined> {
  const parsed = roomLogRecord.safeParse(readJson(record.value));
  const reason = parsed.success ? misplaced(parsed.data, record) : parsed.error.message;
  if (parsed.success && !reason) return parsed.data;
  await deadLetter({ publisher, logger, topic: topics.roomLog.name, record, reason: reason ?? 'unreadable' });
  return undefined;
}

/** Order within a room holds only as long as all its events are in one partition, which the key decides. */
function misplaced(event: RoomLogRecord, record: IncomingRecord): string | undefined {
  return event.roomId === record.key ? undefined : 'the key is not the room of the event';
}

import { recordHeaders, topics } from '@parley/contracts/records';
import type { OutgoingRecord, Publisher } from '@parley/runtime/kafka/kafka';
import { untilItWorks } from '@parley/runtime/process/keep-trying';
import { bytesOf, takeBatch } from '@parley/runtime/kafka/take-batch';
import type { ChatEvents } from '../events.ts';
import type { DecidedEvent } from '../room-log/decide.ts';

const retry = { firstMs: 100, maxMs: 1_000 };

interface Options {
  publisher: Publisher;
  events: ChatEvents;
  /** Called while Kafka does not take them; throws when the batch is no longer ours. */
  keepAlive: () => Promise<void>;
}

/**
 * Publishes what was decided for those who follow rooms, however long that takes. What Kafka may have taken is published
 * again after a failure: followers know a repeat by its room and seq.
 */
export async function publishEvents(decided: DecidedEvent[], options: Options): Promise<void> {
  const waiting = decided.map(toWaiting);
  while (waiting.length > 0) {
    const batch = takeBatch(waiting).map(({ record }) => record);
    await publishSurely(batch, options);
  }
}

function toWaiting({ event, requestId }: DecidedEvent): { record: OutgoingRecord; bytes: number } {
  const record = { key: event.roomId, value: JSON.stringify(event), headers: { [recordHeaders.requestId]: requestId } };
  return { record, bytes: bytesOf(record) };
}

function publishSurely(batch: OutgoingRecord[], { publisher, events, keepAlive }: Options): Promise<void> {
  return untilItWorks(() => publisher.publish(topics.roomEvents.name, batch), {
    ...retry,
    failed(error, attempt) {
      events.streamStalled(error, attempt);
      return keepAlive();
    },
  });
}

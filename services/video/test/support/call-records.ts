import { randomUUID } from 'node:crypto';
import { callEventRecord, topics, type CallEventRecord } from '@parley/contracts/records';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { readJson } from '@parley/runtime/kafka/subscribe-events';
import { openKafka } from '@parley/runtime/kafka/kafka-client';

export interface CallRecords {
  /** What Kafka was told of a room's calls so far, in order. */
  of(roomId: string): CallEventRecord[];
  /** The same, once there are so many. */
  hears(roomId: string, count: number): Promise<CallEventRecord[]>;
  close(): Promise<void>;
}

/** Reads the topic of call events; every record must be valid and stand under the key of its room. */
export async function readCallRecords(): Promise<CallRecords> {
  const kafka = openKafka(endpoints().kafka.admin);
  const consumer = kafka.consumer({ groupId: `test-${randomUUID()}` });
  const all: CallEventRecord[] = [];
  let crash: Error | undefined;
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) crash = payload.error;
  });
  await consumer.connect();
  await consumer.subscribe({ topic: topics.callEvents.name, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      // Other suites put poison into the same topic.
      const { success, data } = callEventRecord.safeParse(readJson(message.value ?? Buffer.of()));
      if (success && data.roomId === String(message.key)) all.push(data);
    },
  });
  const of = (roomId: string) => {
    if (crash) throw crash;
    return all.filter(record => record.roomId === roomId);
  };
  return {
    of,
    hears: (roomId, count) =>
      eventually(() => {
        const told = of(roomId);
        if (told.length >= count) return told;
        throw new Error(`${told.length} records of ${count}: ${told.map(({ type }) => type).join(', ')}`);
      }),
    close: () => consumer.disconnect(),
  };
}

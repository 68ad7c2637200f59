import { randomUUID } from 'node:crypto';
import type { RoomCall } from '@parley/contracts/call';
import { topics, type CallEventRecord } from '@parley/contracts/records';
import { redisKeys } from '@parley/contracts/redis-channels';
import { endpoints } from '@parley/dev-env/endpoints';
import { redisOfStack } from '@parley/dev-env/stores';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { Partitioners } from 'kafkajs';

type CallStarted = Extract<CallEventRecord, { type: 'call.started.v1' }>;
type CallEnded = Extract<CallEventRecord, { type: 'call.ended.v1' }>;
type Told = Pick<CallEventRecord, 'callId' | 'roomId'>;

/** Says what the video service says of calls, by the same doors: Kafka and Redis. */
export async function pretendVideo() {
  const kafka = openKafka(endpoints().kafka.admin);
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const redis = redisOfStack();
  await producer.connect();

  async function publish(...events: CallEventRecord[]): Promise<void> {
    const messages = events.map(event => ({ key: event.roomId, value: JSON.stringify(event) }));
    await producer.send({ topic: topics.callEvents.name, acks: -1, messages });
  }

  return {
    redis,
    publish,
    /** Bytes that no schema knows. */
    publishRaw: (key: string, value: string) =>
      producer.send({ topic: topics.callEvents.name, acks: -1, messages: [{ key, value }] }),
    /** The entry of a running call, as its node keeps it. */
    run: (roomId: string, call: RoomCall) => redis.set(redisKeys.callOfRoom(roomId), JSON.stringify(call), 'EX', 60),
    close: () => Promise.all([producer.disconnect(), redis.quit()]),
  };
}
export type PretendedVideo = Awaited<ReturnType<typeof pretendVideo>>;

const base = ({ callId, roomId }: Told, at = new Date()) => ({
  id: randomUUID(),
  callId,
  roomId,
  at: at.toISOString(),
});

export const started = (call: Told, by: string, at?: Date): CallStarted => ({
  type: 'call.started.v1',
  ...base(call, at),
  by,
  participants: [by],
});

export const joined = (call: Told, userId: string, participants: string[]): CallEventRecord => ({
  type: 'call.joined.v1',
  ...base(call),
  userId,
  participants,
});

export const left = (call: Told, userId: string, participants: string[]): CallEventRecord => ({
  type: 'call.left.v1',
  ...base(call),
  userId,
  participants,
});

export const ended = (call: Told, by: string, everybody: string[], startedAt = new Date()): CallEnded => ({
  type: 'call.ended.v1',
  ...base(call),
  startedAt: startedAt.toISOString(),
  by,
  everybody,
});

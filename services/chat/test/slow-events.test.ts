import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callEventRecord, topics, type CallEventRecord } from '@parley/contracts/records';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { createKafka } from '@parley/runtime/kafka/kafka';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { subscribeEvents } from '@parley/runtime/kafka/subscribe-events';
import { pretendVideo, started, type PretendedVideo } from './support/video.ts';

/** Kafka gives the partitions of a member away that was not heard of for so long. */
const sessionMs = 6_000;
const logger = createLogger({ service: 'test', node: 'test-1', level: 'silent' });
let video: PretendedVideo;

beforeAll(async () => {
  video = await pretendVideo();
});

afterAll(() => video.close());

/** Calls in rooms of this test alone, `perRoom` in each. */
function callsIn(rooms: number, perRoom: number): CallEventRecord[] {
  const roomIds = Array.from({ length: rooms }, () => randomUUID());
  const all = Array.from({ length: rooms * perRoom }, (_, at) => roomIds[at % rooms] ?? '');
  return all.map(roomId => started({ callId: randomUUID(), roomId }, randomUUID()));
}

async function read(events: CallEventRecord[], keysAtOnce: number, workMs: number) {
  const kafka = createKafka({ connection: endpoints().kafka.admin, clientId: 'slow-events', logger });
  const publisher = kafka.publisher();
  const ids = new Set(events.map(({ id }) => id));
  const applied: CallEventRecord[] = [];
  const crashes: Error[] = [];
  // The last of each room: when these were read, nothing of the others is still to come.
  const roomIds = [...new Set(events.map(({ roomId }) => roomId))];
  const ends = roomIds.map(roomId => started({ callId: randomUUID(), roomId }, randomUUID()));
  const awaited = new Set(ends.map(({ id }) => id));
  await video.publish(...events, ...ends);
  const subscription = await subscribeEvents({
    kafka,
    publisher,
    logger,
    group: `test-${randomUUID()}`,
    topic: topics.callEvents.name,
    fromBeginning: true,
    keysAtOnce,
    schema: callEventRecord,
    each: async event => {
      awaited.delete(event.id);
      if (!ids.has(event.id)) return;
      await new Promise(resolve => setTimeout(resolve, workMs));
      applied.push(event);
    },
    onCrash: error => crashes.push(error),
  });
  await eventually(() => expect(awaited.size).toBe(0), 40_000);
  await subscription.close();
  await Promise.all([publisher.close(), kafka.close()]);
  return { applied, crashes };
}

test('a batch that takes longer than a silent member is waited for is applied once, and harms nobody', async () => {
  const events = callsIn(1, 20);
  const { applied, crashes } = await read(events, 1, (sessionMs * 1.3) / events.length);
  expect(applied.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  expect(crashes).toEqual([]);
});

test('rooms do not wait for each other; each keeps its order', async () => {
  const events = callsIn(40, 3);
  const { applied, crashes } = await read(events, 16, 100);
  expect(applied).toHaveLength(events.length);
  for (const roomId of new Set(events.map(event => event.roomId))) {
    const idsIn = (list: CallEventRecord[]) => list.filter(event => event.roomId === roomId).map(({ id }) => id);
    expect(idsIn(applied)).toEqual(idsIn(events));
  }
  expect(crashes).toEqual([]);
});

import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { openRedis } from '@parley/runtime/stores/redis';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { EachBatchPayload } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { Server } from 'socket.io';
import { bareCollection, bareTopic, readStores, type BareMessage } from './path.ts';

const { kafka, mongoUrl, redisUrl } = readStores();
const redis = openRedis(redisUrl, {});
const io = new Server({
  adapter: createShardedAdapter(redis, openRedis(redisUrl, {}), { subscriptionMode: 'dynamic', channelPrefix: 'bare' }),
  serveClient: false,
});
const mongo = await new MongoClient(mongoUrl, { writeConcern: { w: 'majority', journal: true } }).connect();
const stored = mongo.db().collection(bareCollection);
await stored.createIndex({ roomId: 1, seq: 1 }, { unique: true });
const lastSeq = new Map<string, number>();

async function deliver({ batch }: EachBatchPayload): Promise<void> {
  const messages = batch.messages.map(({ value }) => placed(JSON.parse(String(value)) as BareMessage));
  if (messages.length === 0) return;
  await stored.insertMany(messages.map(({ id, ...rest }) => ({ _id: id as never, ...rest })));
  for (const message of messages) io.to(message.roomId).emit('message:new', message);
}

function placed(message: BareMessage): BareMessage & { seq: number; changedSeq: number } {
  const seq = (lastSeq.get(message.roomId) ?? 0) + 1;
  lastSeq.set(message.roomId, seq);
  return { ...message, seq, changedSeq: seq };
}

const consumer = openKafka(kafka, { clientId: 'bare' }).consumer({
  groupId: 'bare',
  maxWaitTimeInMs: 1_000,
  minBytes: 1,
});
consumer.on(consumer.events.GROUP_JOIN, () => process.send?.(0));
await consumer.connect();
await consumer.subscribe({ topics: [bareTopic] });
await consumer.run({ partitionsConsumedConcurrently: 24, eachBatch: deliver });
process.on('disconnect', () => process.exit(0));

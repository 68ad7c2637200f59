import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import { openRedis } from '@parley/runtime/stores/redis';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import { Server } from 'socket.io';
import { bareTopic, readStores, type BareMessage } from './path.ts';

const { kafka, redisUrl } = readStores();
const publisher = openRedis(redisUrl, {});
const subscriber = openRedis(redisUrl, {});
const producer = openKafka(kafka, { clientId: 'bare' }).producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();

type Draft = Pick<BareMessage, 'roomId' | 'clientMsgId' | 'body'>;
interface Waiting {
  message: BareMessage;
  acked: () => void;
}

const httpServer = createServer();
const io = new Server(httpServer, {
  adapter: createShardedAdapter(publisher, subscriber, { subscriptionMode: 'dynamic', channelPrefix: 'bare' }),
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  pingInterval: 20_000,
  pingTimeout: 15_000,
});

io.on('connection', socket => {
  const { rooms = [], userId = '' } = socket.handshake.auth as { rooms?: string[]; userId?: string };
  void socket.join(rooms);
  socket.on('message:send', ({ roomId, clientMsgId, body }: Draft, ack: (answer: unknown) => void) => {
    const place = { id: clientMsgId, roomId, senderId: userId, clientMsgId };
    const message = { ...place, body, createdAt: new Date().toISOString() };
    publish({ message, acked: () => ack({ ok: true, data: { id: clientMsgId, clientMsgId, status: 'sent' } }) });
  });
});

let waiting: Waiting[] = [];
let isPublishing = false;

/** One request to Kafka at a time; what comes meanwhile is the next one. */
function publish(one: Waiting): void {
  waiting.push(one);
  if (isPublishing) return;
  isPublishing = true;
  setImmediate(() => void publishAll());
}

async function publishAll(): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    const messages = batch.map(({ message }) => ({ key: message.roomId, value: JSON.stringify(message) }));
    await producer.send({ topic: bareTopic, acks: -1, messages });
    for (const { acked } of batch) acked();
  }
  isPublishing = false;
}

httpServer.listen(0, '127.0.0.1', () => process.send?.((httpServer.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));

/**
 * Run as a process: takes the next place in the log of a room as the delivery worker does, in a transaction, says so, and
 * never ends it. What it leaves behind when it is killed is what a worker leaves that dies at that point.
 */
import { randomUUID } from 'node:crypto';
import { defineModels } from '@parley/chat/models';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { createLogger } from '@parley/runtime/telemetry/logger';

const [url = '', roomId = ''] = process.argv.slice(2);
const logger = createLogger({ service: 'test', node: 'hold-transaction', level: 'fatal' });
const connection = await connectMongo(url, { name: 'hold-transaction', maxPoolSize: 1, timeoutMs: 10_000, logger });
const session = await connection.startSession();
session.startTransaction();
await defineModels(connection).log.collection.insertOne({ _id: randomUUID() as never, roomId, seq: 1 }, { session });
console.log('holding');
setInterval(() => undefined, 1_000);

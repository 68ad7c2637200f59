import mongoose from 'mongoose';
import { ConfigError } from '../process/config-error.ts';
import type { Logger } from '../telemetry/logger.ts';
import { demandVersion } from './store-versions.ts';

interface MongoOptions {
  name: string;
  /** Connections; at most 50. */
  maxPoolSize: number;
  /** How long one answer may take. */
  timeoutMs: number;
  logger: Logger;
}

/**
 * A connection whose every operation has an end. It does not buffer: while MongoDB is away an operation fails soon.
 * Writes are acknowledged by a majority and journaled.
 * @throws ConfigError for a server that is too old, or no replica set
 */
export async function connectMongo(
  url: string,
  { name, maxPoolSize, timeoutMs, logger }: MongoOptions,
): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(url, {
    appName: name,
    maxPoolSize: Math.min(maxPoolSize, 50),
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    socketTimeoutMS: timeoutMs,
    bufferCommands: false,
    autoIndex: false,
    writeConcern: { w: 'majority', journal: true },
  });
  connection.on('error', (error: Error) => logger.warn({ err: error }, 'mongodb connection error'));
  await connection.asPromise();
  await demandFitting(connection);
  return connection;
}

/** A server that could not keep what it promises is refused here rather than at the first transaction. */
async function demandFitting(connection: mongoose.Connection): Promise<void> {
  const { version } = await connection.getClient().db('admin').command({ buildInfo: 1 });
  demandVersion('MongoDB', String(version));
  const { setName, msg } = await connection.getClient().db('admin').command({ hello: 1 });
  if (setName !== undefined || msg === 'isdbgrid') return;
  throw new ConfigError(
    'MONGO_URL leads to a single MongoDB server, and Parley needs a replica set for its transactions. ' +
      'Start mongod with --replSet and run rs.initiate(), also for one server.',
  );
}

const awayErrors = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoOperationTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
]);

/** Whether an operation failed because MongoDB is away, and not because of what was asked. */
export function isMongoAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return awayErrors.has(error.name) || ('hasErrorLabel' in error && hasLabel(error, 'RetryableWriteError'));
}

const duplicateKey = 11_000;
const writeConflict = 112;

/** Whether a write failed because a unique key is there already. */
export function isDuplicateKey(error: unknown): boolean {
  return codeOf(error) === duplicateKey;
}

/** Whether a write failed because another transaction holds the document. */
export function isWriteConflict(error: unknown): boolean {
  return codeOf(error) === writeConflict;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function hasLabel(error: object, label: string): boolean {
  const { hasErrorLabel } = error as { hasErrorLabel: unknown };
  return typeof hasErrorLabel === 'function' && Boolean(hasErrorLabel.call(error, label));
}

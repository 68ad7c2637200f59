import mongoose from 'mongoose';
import type { Logger } from './logger.ts';

interface MongoOptions {
  name: string;
  /** Connections; at most 50. */
  maxPoolSize: number;
  logger: Logger;
}

/**
 * A connection whose every wait has an end. It does not buffer: while MongoDB is away an operation fails after
 * `serverSelectionTimeoutMS`. Writes are acknowledged by a majority and journaled.
 */
export async function connectMongo(
  url: string,
  { name, maxPoolSize, logger }: MongoOptions,
): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(url, {
    appName: name,
    maxPoolSize: Math.min(maxPoolSize, 50),
    serverSelectionTimeoutMS: 1_500,
    connectTimeoutMS: 1_500,
    socketTimeoutMS: 15_000,
    bufferCommands: false,
    autoIndex: false,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
  });
  connection.on('error', (error: Error) => logger.warn({ err: error }, 'mongodb connection error'));
  await connection.asPromise();
  return connection;
}

import { openRedis, type Redis } from '@parley/runtime/stores/redis';
import mongoose, { type Connection } from 'mongoose';
import pg from 'pg';
import { told } from '../not-examined.ts';
import type { Visit } from '../visit.ts';

const limitMs = 5_000;

/** Runs `use` with a connection to PostgreSQL; rejects when there is none. */
export async function withPostgres<T>({ platform }: Visit, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = told(platform.postgresUrl, 'POSTGRES_URL');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: limitMs, query_timeout: limitMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The same for Redis. */
export async function withRedis<T>({ platform }: Visit, use: (redis: Redis) => Promise<T>): Promise<T> {
  const url = told(platform.redisUrl, 'REDIS_URL');
  const redis = openRedis(url, { lazyConnect: true, connectTimeout: limitMs, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

/** The same for MongoDB; it creates nothing. */
export function withMongo<T>({ platform }: Visit, use: (connection: Connection) => Promise<T>): Promise<T> {
  return withMongoAt(told(platform.mongoUrl, 'MONGO_URL'), use);
}

/** The same with an account that may read the server's own settings, where one is given. */
export function withMongoMonitor<T>({ platform }: Visit, use: (connection: Connection) => Promise<T>): Promise<T> {
  return withMongoAt(platform.mongoMonitorUrl ?? told(platform.mongoUrl, 'MONGO_URL'), use);
}

async function withMongoAt<T>(url: string, use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = mongoose.createConnection(url, {
    autoCreate: false,
    autoIndex: false,
    maxPoolSize: 2,
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: limitMs,
    socketTimeoutMS: limitMs,
  });
  try {
    await connection.asPromise();
    return await use(connection);
  } finally {
    await connection.close();
  }
}

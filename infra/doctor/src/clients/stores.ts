import { openRedis, type Redis } from '@parley/runtime/redis';
import mongoose, { type Connection } from 'mongoose';
import pg from 'pg';
import { told } from '../check.ts';
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
export async function withMongo<T>({ platform }: Visit, use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = mongoose.createConnection(told(platform.mongoUrl, 'MONGO_URL'), {
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

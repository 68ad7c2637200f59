import type { Topic } from '@parley/contracts/records';
import { createKafka, type KafkaClient } from '@parley/runtime/kafka/kafka';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { connectRedis, connectRedisSubscriber, untilReady, type Redis } from '@parley/runtime/stores/redis';
import type { Service } from '@parley/runtime/process/service';
import { defineModels, ensureIndexes, type Models } from './models.ts';

interface StoreOptions {
  config: { MONGO_URL: string; REDIS_URL: string; kafka: KafkaConnection };
  topics: Topic[];
  /** Connections to MongoDB, and how long one of its answers may take. */
  mongo: { maxPoolSize: number; timeoutMs: number };
  /** Without these the process cannot work at all, and says that it is not ready. */
  critical: readonly ('mongodb' | 'kafka')[];
}

export interface Stores {
  models: Models;
  redis: Redis;
  /** For the Socket.IO adapter. */
  adapterSubscriber: Redis;
  kafka: KafkaClient;
}

/**
 * Opens what a process of chat keeps things in, watches it, and closes it at the end. MongoDB must be there; without Redis or
 * Kafka the process starts degraded.
 */
export async function openStores(service: Service, options: StoreOptions): Promise<Stores> {
  const { logger, node, health } = service;
  const { config, topics, critical } = options;
  const redis = connectRedis(config.REDIS_URL, { name: node, logger });
  const adapterSubscriber = connectRedisSubscriber(config.REDIS_URL, { name: `${node}-adapter`, logger });
  const kafka = createKafka({ connection: config.kafka, topics, clientId: node, logger });
  const connection = await connectMongo(config.MONGO_URL, { name: node, ...options.mongo, logger });
  const models = defineModels(connection);
  await Promise.all([ensureIndexes(models), untilReady(redis)]);
  health.depend('mongodb', async () => connection.db?.command({ ping: 1 }), { critical: critical.includes('mongodb') });
  health.depend('kafka', () => kafka.probe(), { critical: critical.includes('kafka') });
  health.depend('redis', () => redis.ping(), { critical: false });
  service.onStop('close', 'stores', () =>
    Promise.all([kafka.close(), connection.close(), redis.quit(), adapterSubscriber.quit()]),
  );
  return { models, redis, adapterSubscriber, kafka };
}

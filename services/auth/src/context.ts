import { recordHeaders, topics } from '@parley/contracts/records';
import { createKafka, type KafkaClient } from '@parley/runtime/kafka/kafka';
import { connectPostgres } from '@parley/runtime/stores/postgres';
import { OutboxDrainer } from '@parley/runtime/kafka/outbox-drainer';
import { createRateLimiter, type RateLimiter } from '@parley/runtime/limits/rate-limit';
import { connectRedis, type Redis } from '@parley/runtime/stores/redis';
import { currentContext } from '@parley/runtime/http/request-context';
import type { Service } from '@parley/runtime/process/service';
import { redisBreaker } from '@parley/runtime/stores/store-breaker';
import type { Pool } from 'pg';
import type { Config } from './config.ts';
import { HashingQueue } from './domain/hashing-queue.ts';
import { createDecoyHash } from './domain/password-hash.ts';
import { RegistrationRule } from './domain/registration-rule.ts';
import { readSigningKeys, type SigningKeys } from './domain/signing-keys.ts';
import { revocationLifeMs, revocationRecord } from './domain/user-records.ts';
import { createEvents, type Events } from './events.ts';
import { publishOutbox } from './publishers/publish-outbox.ts';
import { RevocationAnnouncer } from './publishers/revocation-announcer.ts';
import { createDatabase, type Database } from './stores/database.ts';

/** Everything that the routes and the domain work with, wired once. */
export interface Context {
  config: Config;
  events: Events;
  database: Database;
  redis: Redis;
  limiter: RateLimiter;
  hashing: HashingQueue;
  /** What an unknown account's password is verified against. */
  decoyHash: string;
  keys: SigningKeys;
  outbox: Pick<OutboxDrainer, 'poke'>;
  revocations: Pick<RevocationAnnouncer, 'announce'>;
  registration: RegistrationRule;
  /** Headers of a record that this request causes. */
  recordHeaders(): Record<string, string>;
}

/** Opens what the service needs and hands its closing to the service. Throws when there is no key to sign with. */
export async function createContext(service: Service, config: Config): Promise<Context> {
  const events = createEvents(service.logger);
  const keys = await readSigningKeys(config.keysDir);
  const decoyHash = await createDecoyHash();
  const pool = openPostgres(service, config);
  const redis = openRedis(service, config);
  const kafka = openKafka(service, config);
  const database = createDatabase(pool);
  return {
    config,
    events,
    database,
    redis,
    limiter: createRateLimiter(redis, redisBreaker()),
    hashing: new HashingQueue({
      concurrency: config.hashConcurrency,
      maxWaiting: 64,
      maxWaitingPerAccount: 4,
      maxWaitMs: 5_000,
    }),
    decoyHash,
    keys,
    outbox: startOutbox(service, database, kafka),
    registration: new RegistrationRule({ config, settings: database.settings }),
    revocations: startRevocations(service, { database, redis, events }),
    recordHeaders: () => ({
      [recordHeaders.requestId]: currentContext()?.requestId ?? 'none',
      [recordHeaders.node]: service.node,
    }),
  };
}

function openPostgres(service: Service, config: Config): Pool {
  const pool = connectPostgres(config.postgresUrl, { name: service.node, max: 20 });
  // An idle connection that the server closed is replaced at the next query; unheard, the event would end the process.
  pool.on('error', error => service.logger.warn({ err: error }, 'postgres closed an idle connection'));
  service.health.depend('postgres', () => pool.query('SELECT 1'), { critical: true });
  service.onStop('close', 'postgres', () => pool.end());
  return pool;
}

function openRedis(service: Service, config: Config): Redis {
  const redis = connectRedis(config.redisUrl, { name: service.node, logger: service.logger });
  service.health.depend('redis', () => redis.ping(), { critical: false });
  service.onStop('close', 'redis', () => redis.disconnect());
  return redis;
}

function openKafka(service: Service, config: Config): KafkaClient {
  const { node, logger } = service;
  const kafka = createKafka({ connection: config.kafka, topics: [topics.userEvents], clientId: node, logger });
  service.health.depend('kafka', () => kafka.probe(), { critical: false });
  service.onStop('close', 'kafka', () => kafka.close());
  return kafka;
}

function startOutbox(service: Service, database: Database, kafka: KafkaClient): OutboxDrainer {
  const publisher = kafka.publisher();
  const publishSome = (limit: number) => database.transaction(stores => publishOutbox(stores, publisher, limit));
  const count = () => database.outbox.count();
  const outbox = new OutboxDrainer({ kafka, publishSome, count, logger: service.logger });
  outbox.start();
  service.onStop('flush', 'outbox', async () => {
    await outbox.stop();
    await publisher.close();
  });
  return outbox;
}

function startRevocations(
  service: Service,
  { database, redis, events }: { database: Database; redis: Redis; events: Events },
): RevocationAnnouncer {
  const revocations = new RevocationAnnouncer({
    redis,
    events,
    recent: async () => {
      const rows = await database.sessions.revokedSince(new Date(Date.now() - revocationLifeMs));
      return rows.map(revocationRecord);
    },
  });
  revocations.start();
  service.onStop('flush', 'revocations', () => revocations.stop());
  return revocations;
}

import { kafkaUsers, type KafkaUser } from '@parley/runtime/kafka/kafka-access';
import { usersOf, type UserOf } from '@parley/runtime/process/processes';

/** Who signs in to Redis: each process that uses it, and its exporter. infra/redis/accounts.acl says what each may do. */
export type RedisUser = UserOf<'redis'> | 'exporter';
export const redisUsers: readonly RedisUser[] = [...usersOf('redis'), 'exporter'];

/** Who signs in to the stack's Kafka: Parley's accounts, and the administrator, who sets them up and may do everything. */
export type KafkaAccount = KafkaUser | 'admin';
export const kafkaAccounts: readonly KafkaAccount[] = ['admin', ...kafkaUsers];

import type { KafkaUser } from '@parley/runtime/kafka-access';
import type { KafkaConnection } from '@parley/runtime/kafka-connection';
import type { Secrets } from './secrets.ts';

/** Who signs in to the stack's Kafka: Parley's accounts, and the administrator that sets them up and may do everything. */
export type KafkaAccount = KafkaUser | 'admin';
export type KafkaConnections = Readonly<Record<KafkaAccount, KafkaConnection>>;

/** The password of each account. */
export function kafkaPasswords(secrets: Secrets): Record<KafkaAccount, string> {
  return {
    admin: secrets.kafkaAdmin,
    auth: secrets.kafkaAuth,
    chat: secrets.kafkaChat,
    delivery: secrets.kafkaDelivery,
    video: secrets.kafkaVideo,
    exporter: secrets.kafkaExporter,
    operator: secrets.kafkaOperator,
  };
}

/** How each account reaches a broker that knows them all. */
export function kafkaConnections(brokers: string[], secrets: Secrets): KafkaConnections {
  const connections = Object.entries(kafkaPasswords(secrets)).map(([username, password]): [string, KafkaConnection] => [
    username,
    { brokers, sasl: { mechanism: 'plain', username, password } },
  ]);
  return Object.fromEntries(connections) as KafkaConnections;
}

import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { accountSecret, type Secrets } from '../data/secrets.ts';
import { kafkaAccounts, type KafkaAccount } from './store-accounts.ts';

export type KafkaConnections = Readonly<Record<KafkaAccount, KafkaConnection>>;

/** The password of each account. */
export function kafkaPasswords(secrets: Secrets): Record<KafkaAccount, string> {
  const passwords = kafkaAccounts.map(account => [account, secrets[accountSecret('kafka', account)]]);
  return Object.fromEntries(passwords) as Record<KafkaAccount, string>;
}

/** How each account reaches a broker that knows them all. */
export function kafkaConnections(brokers: string[], secrets: Secrets): KafkaConnections {
  const connections = Object.entries(kafkaPasswords(secrets)).map(([username, password]): [string, KafkaConnection] => [
    username,
    { brokers, sasl: { mechanism: 'plain', username, password } },
  ]);
  return Object.fromEntries(connections) as KafkaConnections;
}

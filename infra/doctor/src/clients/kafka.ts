import { openKafka } from '@parley/runtime/kafka/kafka-client';
import kafkajs, { type Admin, type ITopicMetadata } from 'kafkajs';
import { told } from '../not-examined.ts';
import type { Visit } from '../visit.ts';

export type { Admin, ITopicMetadata as TopicMetadata };

const limitMs = 5_000;
const { TOPIC: topic, BROKER: broker } = kafkajs.ConfigResourceTypes;
const resourceTypes = { topic, broker };

/** Runs `use` with Kafka's admin door; rejects when there is none. The only file of the doctor that knows the client. */
export async function withKafka<T>({ platform }: Visit, use: (admin: Admin) => Promise<T>): Promise<T> {
  const kafka = openKafka(told(platform.kafka, 'KAFKA_BROKERS'), {
    clientId: 'doctor',
    connectionTimeout: 2_000,
    requestTimeout: limitMs,
    retry: { retries: 1, initialRetryTime: 100 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

/** The settings in force of one topic (by name) or broker (by id). */
export async function settingsOf(
  admin: Admin,
  kind: keyof typeof resourceTypes,
  name: string,
): Promise<Map<string, string>> {
  const asked = { type: resourceTypes[kind], name };
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [asked] });
  const entries = resources.flatMap(({ configEntries }) => configEntries);
  return new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
}

import { openKafka } from '@parley/runtime/kafka/kafka-client';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import type { Admin } from 'kafkajs';

/** Runs `use` with the administrator's interface of a broker; one try, two seconds at most for each answer. */
export async function withKafkaAdmin<T>(connection: KafkaConnection, use: (admin: Admin) => Promise<T>): Promise<T> {
  const limits = { connectionTimeout: 1_000, requestTimeout: 2_000, retry: { retries: 0 } };
  const admin = openKafka(connection, { clientId: 'parley-set-up', ...limits }).admin();
  try {
    await admin.connect();
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

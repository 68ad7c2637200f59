import { topics } from '@parley/contracts/records';
import { grantAccess } from './kafka-access.ts';
import { openKafka } from './kafka-client.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { createMissingTopics } from './kafka-topics.ts';

/** Creates Parley's topics and gives each of its accounts its rights; for an account that may do both. Idempotent. */
export async function setUpKafka(connection: KafkaConnection): Promise<void> {
  const admin = openKafka(connection, { clientId: 'kafka-setup' }).admin();
  try {
    await admin.connect();
    await createMissingTopics(admin, Object.values(topics));
    await grantAccess(admin);
  } finally {
    await admin.disconnect();
  }
}

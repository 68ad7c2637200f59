import { topics } from '@parley/contracts/records';
import type { Publisher } from '@parley/runtime/kafka/kafka';
import type { Stores } from '../stores/database.ts';

/** Publishes the oldest entries and removes them, in the transaction of `stores`. Resolves with how many. */
export async function publishOutbox({ outbox }: Stores, publisher: Publisher, limit: number): Promise<number> {
  const entries = (await outbox.takeTurn(limit)) ?? [];
  if (entries.length === 0) return 0;
  const records = entries.map(({ key, record, headers }) => ({ key, value: JSON.stringify(record), headers }));
  await publisher.publish(topics.userEvents.name, records);
  await outbox.remove(entries.map(entry => entry.id));
  return entries.length;
}

import type { Topic } from '@parley/contracts/records';
import type { Admin, ITopicConfig } from 'kafkajs';

const week = String(7 * 24 * 3_600_000);

/** Creates those that are missing, dead-letter topics too. Who may not create them needs nothing but to see them. */
export async function createMissingTopics(admin: Admin, wanted: readonly Topic[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = wanted.flatMap(topicConfigs).filter(({ topic }) => !there.has(topic));
  if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
}

function topicConfigs({ name, partitions, compacted, dlq }: Topic): ITopicConfig[] {
  const cleanup = { name: 'cleanup.policy', value: compacted ? 'compact' : 'delete' };
  const retention = { name: 'retention.ms', value: compacted ? '-1' : week };
  const main = { topic: name, numPartitions: partitions, configEntries: [cleanup, retention] };
  return dlq
    ? [main, { topic: `${name}.dlq`, numPartitions: 1, configEntries: [{ name: 'retention.ms', value: '-1' }] }]
    : [main];
}

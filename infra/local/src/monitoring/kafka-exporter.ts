import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import type { Admin } from 'kafkajs';
import type { Endpoints } from '../data/endpoints.ts';
import { line } from './exposition.ts';

// A process of its own: Kafka speaks JMX and nothing that Prometheus reads. The names are those of danielqsj's
// kafka_exporter, which compose and Kubernetes run.
const [, , listen = '127.0.0.1:9308', endpointsFile = ''] = process.argv;
const [host, port] = listen.split(':');
const { kafka: connections } = JSON.parse(readFileSync(endpointsFile, 'utf8')) as Endpoints;
const admin = openKafka(connections.exporter, { clientId: 'kafka-exporter' }).admin();

async function figures(): Promise<string[]> {
  const { brokers: alive } = await admin.describeCluster();
  const { topics } = await admin.fetchTopicMetadata();
  const lines = await Promise.all([
    ...topics.filter(({ name }) => !name.startsWith('__')).map(({ name, partitions }) => topic(name, partitions)),
    ...(await groupIds()).map(group),
  ]);
  return [line('kafka_brokers', alive.length), ...lines.flat()];
}

type Partitions = Awaited<ReturnType<Admin['fetchTopicMetadata']>>['topics'][number]['partitions'];

async function topic(name: string, partitions: Partitions): Promise<string[]> {
  const replicas = partitions.flatMap(({ partitionId, replicas, isr }) => {
    const labels = { topic: name, partition: String(partitionId) };
    return [
      line('kafka_topic_partition_in_sync_replica', isr.length, labels),
      line('kafka_topic_partition_under_replicated_partition', isr.length < replicas.length ? 1 : 0, labels),
    ];
  });
  const offsets = (await admin.fetchTopicOffsets(name)).flatMap(({ partition, low, high }) => [
    line('kafka_topic_partition_oldest_offset', low, { topic: name, partition: String(partition) }),
    line('kafka_topic_partition_current_offset', high, { topic: name, partition: String(partition) }),
  ]);
  return [...replicas, ...offsets];
}

async function groupIds(): Promise<string[]> {
  return (await admin.listGroups()).groups.map(({ groupId }) => groupId);
}

/** What a group has not read yet, of the partitions in which it has ever read. */
async function group(groupId: string): Promise<string[]> {
  const read = await admin.fetchOffsets({ groupId });
  const lags = read.map(async ({ topic, partitions }) => {
    const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, high]));
    return partitions
      .filter(({ offset }) => BigInt(offset) >= 0n)
      .map(({ partition, offset }) => {
        const lag = BigInt(ends.get(partition) ?? offset) - BigInt(offset);
        return line('kafka_consumergroup_lag', lag, { consumergroup: groupId, topic, partition: String(partition) });
      });
  });
  return (await Promise.all(lags)).flat(2);
}

let connected: Promise<void> | undefined;

async function answer(): Promise<string[]> {
  try {
    await (connected ??= admin.connect());
    return await figures();
  } catch {
    connected = undefined;
    return [line('kafka_brokers', 0)];
  }
}

const server = createServer((request, response) => {
  const lines = request.url === '/metrics' ? answer() : Promise.resolve(['/metrics']);
  void lines.then(text => response.setHeader('content-type', 'text/plain; version=0.0.4').end(`${text.join('\n')}\n`));
});
server.listen(Number(port), host);
process.once('SIGTERM', () => process.exit(0));

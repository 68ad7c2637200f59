import { topics, type Topic } from '@parley/contracts/records';
import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { settingsOf, withKafka, type Admin, type TopicMetadata } from '../clients/kafka.ts';
import { fault, type Fault } from '../faults.ts';
import type { Platform } from '../platform.ts';

const wantedReplicas = 3;
const wantedInSync = 2;

/** Kafka answers and has every topic, with its partitions, replicas and settings. */
export const kafkaTopics: Check = {
  name: 'Kafka topics',
  async run(visit) {
    try {
      return await withKafka(visit, admin => examineTopics(admin, visit.platform));
    } catch (error) {
      if (error instanceof NotExamined) throw error;
      return [fault('PD-801', `Kafka does not let us in: ${reasonOf(error)}`)];
    }
  },
};

async function examineTopics(admin: Admin, platform: Platform): Promise<Fault[]> {
  const there = new Set(await admin.listTopics());
  const wanted = Object.values(topics);
  const names = wanted.flatMap(({ name, dlq }) => (dlq ? [name, `${name}.dlq`] : [name]));
  const missing = names.filter(name => !there.has(name)).map(name => fault('PD-803', `The topic ${name} is missing`));
  const present = wanted.filter(({ name }) => there.has(name));
  if (present.length === 0) return missing;
  const metadata = (await admin.fetchTopicMetadata({ topics: present.map(({ name }) => name) })).topics;
  const found = await Promise.all(
    present.map(async topic => {
      const shape = metadata.find(({ name }) => name === topic.name);
      return shape ? [...examineShape(topic, shape), ...(await examineSettings(admin, topic, shape, platform))] : [];
    }),
  );
  return [...missing, ...found.flat()];
}

function examineShape({ name, partitions: wanted }: Topic, { partitions }: TopicMetadata): Fault[] {
  const few = partitions.length < wanted;
  const lacking = partitions.filter(({ isr, replicas }) => isr.length < replicas.length);
  return [
    ...(few ? [fault('PD-804', `${name} has ${partitions.length} partitions instead of ${wanted}`)] : []),
    ...(lacking.length > 0 ? [fault('PD-807', `${lacking.length} partitions of ${name} lack replicas`)] : []),
  ];
}

async function examineSettings(
  admin: Admin,
  { name, compacted }: Topic,
  { partitions }: TopicMetadata,
  { environment }: Platform,
): Promise<Fault[]> {
  const settings = await settingsOf(admin, 'topic', name);
  const replicas = Math.min(...partitions.map(partition => partition.replicas.length));
  const inSync = Number(settings.get('min.insync.replicas'));
  const policy = compacted ? 'compact' : 'delete';
  const strict = environment === 'production';
  return [
    ...(strict && replicas < wantedReplicas
      ? [fault('PD-805', `${name} has ${replicas} replicas of each record`)]
      : []),
    ...(inSync > replicas || (strict && inSync < wantedInSync)
      ? [fault('PD-806', `${name} has min.insync.replicas ${inSync} with ${replicas} replicas`)]
      : []),
    ...(settings.get('cleanup.policy') === policy
      ? []
      : [fault('PD-811', `${name} has cleanup.policy ${settings.get('cleanup.policy')} instead of ${policy}`)]),
  ];
}

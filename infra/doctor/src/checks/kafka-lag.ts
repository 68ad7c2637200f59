import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@parley/contracts/records';
import { processes } from '@parley/runtime/process/processes';
import type { Check } from '../check.ts';
import { NotExamined } from '../not-examined.ts';
import { withKafka, type Admin } from '../clients/kafka.ts';
import { fault, type Fault } from '../faults.ts';

/** Every group that must have a reader, and what it reads; `name*` are groups of single nodes, which come and go. */
const groups = Object.values(processes)
  .flatMap(({ reads }) => Object.entries(reads))
  .filter(([id]) => !id.endsWith('*'))
  .map(([id, topic]) => ({ id, topic: topics[topic].name }));
/** The group of `npm run replay`. */
const replayGroup = 'dead-letter-replay';
/** A second of the highest load that the platform is made for. */
const muchLag = 1_667;
const againMs = 1_500;

/** Every group of subscribers has a reader that keeps up. */
export const kafkaLag: Check = {
  name: 'Kafka subscribers',
  run: visit =>
    withKafka(visit, async admin => (await Promise.all(groups.map(group => examineGroup(admin, group)))).flat()).catch(
      unreachable,
    ),
};

/** No record waits in a dead-letter topic. */
export const deadLetters: Check = {
  name: 'dead letters',
  run: visit =>
    withKafka(visit, async admin => {
      const there = await admin.listTopics();
      const names = Object.values(topics).map(({ name }) => `${name}.dlq`);
      const found = names.filter(name => there.includes(name)).map(name => examineDeadLetters(admin, name));
      return (await Promise.all(found)).flat();
    }).catch(unreachable),
};

/** Kafka that is away is another check's finding. */
function unreachable(error: unknown): never {
  throw error instanceof NotExamined ? error : new NotExamined('Kafka does not let us in');
}

async function examineGroup(admin: Admin, { id, topic }: (typeof groups)[number]): Promise<Fault[]> {
  const { groups: described } = await admin.describeGroups([id]);
  const members = described[0]?.members.length ?? 0;
  const nobody = members === 0 ? [fault('PD-810', `Nobody reads ${topic} for ${id}`)] : [];
  const first = await lagOf(admin, id, topic);
  if (first < muchLag) return nobody;
  await sleep(againMs);
  const second = await lagOf(admin, id, topic);
  if (second < muchLag) return nobody;
  return [...nobody, fault('PD-808', `${id} is ${second} records behind in ${topic}`)];
}

/** Records after the last committed position; of a partition without one, those that are kept. */
async function lagOf(admin: Admin, groupId: string, topic: string): Promise<number> {
  const [ends, committed] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId, topics: [topic] }),
  ]);
  const position = new Map(committed[0]?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.reduce((sum, { partition, high, low }) => {
    const next = position.get(partition) ?? -1;
    return sum + Number(high) - (next < 0 ? Number(low) : next);
  }, 0);
}

/** What was put back lies before the committed position of the replay. */
async function examineDeadLetters(admin: Admin, topic: string): Promise<Fault[]> {
  const waiting = await lagOf(admin, replayGroup, topic);
  return waiting > 0 ? [fault('PD-809', `${waiting} records wait in ${topic}`)] : [];
}

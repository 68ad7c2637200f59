import type { Check } from '../check.ts';
import { NotExamined } from '../not-examined.ts';
import { settingsOf, withKafka, type Admin } from '../clients/kafka.ts';
import { fault, type Fault } from '../faults.ts';

const leastVersion = 3;

/** Kafka is new enough. */
export const kafkaVersion: Check = {
  name: 'Kafka version',
  run: visit =>
    withKafka(visit, async admin => {
      const { brokers } = await admin.describeCluster();
      return (await Promise.all(brokers.map(({ nodeId }) => look(admin, String(nodeId))))).flat();
    }).catch((error: unknown) => {
      throw error instanceof NotExamined ? error : new NotExamined('Kafka does not let us in');
    }),
};

async function look(admin: Admin, broker: string): Promise<Fault[]> {
  const text = (await settingsOf(admin, 'broker', broker)).get('inter.broker.protocol.version');
  if (text === undefined || Number.parseInt(text, 10) >= leastVersion) return [];
  return [fault('PD-802', `The broker ${broker} speaks version ${text}`)];
}

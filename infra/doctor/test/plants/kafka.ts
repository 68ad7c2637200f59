import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@parley/contracts/records';
import { endpoints } from '@parley/dev-env/endpoints';
import { freePort } from '@parley/dev-env/free-ports';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import type { Plant, Planted } from '../support/plant.ts';
import { untilLeft } from '../support/until-clean.ts';
import { freeze } from '../support/processes.ts';

const callEvents = topics.callEvents;
const roomLogDeadLetters = `${topics.roomLog.name}.dlq`;
/** Longer than the session of a subscriber: its group is then empty. */
const forgottenAfterMs = 8_000;

function kafkaOfStack(): Kafka {
  return openKafka(endpoints().kafka.admin, { clientId: 'doctor-test' });
}

async function asAdmin<T>(use: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafkaOfStack().admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Sets one setting of a topic; the others keep their defaults. */
function setting(topic: string, name: string, value: string): Promise<unknown> {
  const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name, value }] };
  return asAdmin(admin => admin.alterConfigs({ validateOnly: false, resources: [resource] }));
}

async function recreated(topic: string, numPartitions: number): Promise<void> {
  await asAdmin(async admin => {
    if ((await admin.listTopics()).includes(topic)) await admin.deleteTopics({ topics: [topic] });
    if (numPartitions === 0) return;
    // The broker lets go of a deleted name a moment later.
    for (let tries = 20; !(await admin.listTopics()).includes(topic) && tries > 0; tries -= 1) {
      await admin.createTopics({ topics: [{ topic, numPartitions }], waitForLeaders: false }).catch(() => false);
      await sleep(500);
    }
  });
}

async function publish(topic: string, count: number): Promise<void> {
  const producer = kafkaOfStack().producer();
  await producer.connect();
  await producer.send({ topic, messages: Array.from({ length: count }, () => ({ key: 'doctor', value: 'poison' })) });
  await producer.disconnect();
}

export const kafkaPlants: Plant[] = [
  {
    name: 'nobody listens at the address of Kafka',
    codes: ['PD-801'],
    plant: async () => ({ platform: { kafka: { brokers: [`127.0.0.1:${await freePort()}`] } } }),
  },
  {
    name: 'a topic was deleted',
    codes: ['PD-803'],
    async plant() {
      await recreated(`${callEvents.name}.dlq`, 0);
      return { undo: () => recreated(`${callEvents.name}.dlq`, 1) };
    },
  },
  {
    name: 'more in-sync replicas are asked for than there are',
    codes: ['PD-806'],
    async plant() {
      await setting(callEvents.name, 'min.insync.replicas', '2');
      return { undo: () => setting(callEvents.name, 'min.insync.replicas', '1') };
    },
  },
  {
    name: 'user events are no longer compacted',
    codes: ['PD-811'],
    async plant() {
      await setting(topics.userEvents.name, 'cleanup.policy', 'delete');
      return { undo: () => setting(topics.userEvents.name, 'cleanup.policy', 'compact') };
    },
  },
  {
    name: 'the delivery worker is away, and its log grows',
    codes: ['PD-102', 'PD-105', 'PD-808', 'PD-810', 'PD-810'],
    async plant(platform): Promise<Planted> {
      const thaw = freeze(platform, 'delivery-1', false);
      await publish(topics.roomLog.name, 1_700);
      await sleep(forgottenAfterMs);
      return {
        async undo() {
          await thaw();
          await untilLeft(platform, 'PD-809');
        },
      };
    },
  },
  {
    name: 'records wait among the dead letters',
    codes: ['PD-809'],
    async plant() {
      // The poison of the fault before.
      return { undo: () => recreated(roomLogDeadLetters, 1) };
    },
  },
  {
    name: 'a topic has too few partitions',
    codes: ['PD-804'],
    // Its subscribers end when a topic goes away under them, and are started again.
    mayAlso: ['PD-102', 'PD-105', 'PD-106', 'PD-810'],
    async plant() {
      await recreated(callEvents.name, 2);
      return { undo: () => recreated(callEvents.name, callEvents.partitions) };
    },
  },
];

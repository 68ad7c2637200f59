import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { topics } from '@parley/contracts/records';
import { endpoints } from '../src/endpoints.ts';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { createMissingTopics } from '@parley/runtime/kafka/kafka-topics';
import { setUpKafka } from '@parley/runtime/kafka/kafka-setup';
import { usersOf } from '@parley/runtime/process/processes';

const { kafka: accounts } = endpoints();
const [roomLog, userEvents, callEvents] = [topics.roomLog.name, topics.userEvents.name, topics.callEvents.name];
const once = { retry: { retries: 0 }, connectionTimeout: 2_000, requestTimeout: 3_000 };

/** Resolves when the broker took the record. Its value is no JSON, so it would end among the dead letters. */
async function write(connection: KafkaConnection, topic: string): Promise<void> {
  const producer = openKafka(connection, once).producer({ idempotent: false, allowAutoTopicCreation: false });
  try {
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: 'kafka-access', value: 'no event' }] });
  } finally {
    await producer.disconnect();
  }
}

/** Resolves when the broker told the offsets that a group of that name has committed. */
async function lookAtGroup(connection: KafkaConnection, groupId: string, topic: string): Promise<void> {
  const admin = openKafka(connection, once).admin();
  try {
    await admin.connect();
    await admin.describeCluster();
    await admin.fetchOffsets({ groupId, topics: [topic] });
  } finally {
    await admin.disconnect();
  }
}

const { brokers, sasl } = accounts.auth;
test.each<[string, KafkaConnection]>([
  ['without an account', { brokers }],
  ['with a wrong password', { brokers, sasl: { mechanism: 'plain', username: 'auth', password: randomUUID() } }],
  [
    'with the password of another account',
    { brokers, sasl: { mechanism: 'plain', username: 'admin', password: sasl?.password ?? '' } },
  ],
])('%s nothing can be written', async (_who, connection) => {
  for (const topic of [roomLog, userEvents, callEvents]) await expect(write(connection, topic)).rejects.toThrow();
});

test.each([
  ['auth', roomLog],
  ['auth', callEvents],
  ['chat', userEvents],
  ['chat', callEvents],
  ['delivery', roomLog],
  ['delivery', userEvents],
  ['video', roomLog],
  ['video', userEvents],
  ['video', `${callEvents}.dlq`],
  ['auth', `${userEvents}.dlq`],
  ['exporter', roomLog],
  ['operator', `${roomLog}.dlq`],
] as const)('the account %s cannot write %s', async (account, topic) => {
  await expect(write(accounts[account], topic)).rejects.toThrow(/authorized|topic-partition/i);
});

test.each(usersOf('kafka'))('%s sees that the topics are there', async account => {
  const admin = openKafka(accounts[account], once).admin();
  await admin.connect();
  await createMissingTopics(admin, Object.values(topics));
  await admin.disconnect();
});

test('an account reads for its own groups and for no others', async () => {
  await lookAtGroup(accounts.delivery, 'chat-delivery', roomLog);
  await lookAtGroup(accounts.chat, `chat-revocations-${randomUUID()}`, userEvents);
  await expect(lookAtGroup(accounts.chat, 'chat-delivery', userEvents)).rejects.toThrow(/authorized|coordinator/i);
  await expect(lookAtGroup(accounts.delivery, 'chat-calls', roomLog)).rejects.toThrow(/authorized|coordinator/i);
  await expect(lookAtGroup(accounts.auth, 'chat-profiles', userEvents)).rejects.toThrow(/authorized|coordinator/i);
});

test('the set-up is repeated without a change, and takes away a right that is not in the table', async () => {
  const admin = openKafka(accounts.admin).admin();
  await admin.connect();
  const extra = {
    principal: 'User:video',
    host: '*',
    operation: 4,
    permissionType: 3,
    resourceType: 2,
    resourceName: roomLog,
    resourcePatternType: 3,
  };
  const rights = async (): Promise<string[]> => {
    const any = { operation: 1, permissionType: 1, resourceType: 1, resourcePatternType: 1 };
    const { resources } = await admin.describeAcls(any as Parameters<typeof admin.describeAcls>[0]);
    return resources.flatMap(({ acls, ...of }) => acls.map(acl => JSON.stringify({ ...of, ...acl }))).sort();
  };
  const before = await rights();
  await admin.createAcls({ acl: [extra] });
  expect(await rights()).toHaveLength(before.length + 1);
  await setUpKafka(accounts.admin);
  expect(await rights()).toEqual(before);
  await admin.disconnect();
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { topics, userEventRecord, type UserEventRecord } from '@parley/contracts/records';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { createKafka, type Subscription } from '@parley/runtime/kafka/kafka';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { freePort } from '@parley/dev-env/free-ports';
import request from 'supertest';
import { migrateUp } from '../src/stores/migrations.ts';
import { startAuth, type AuthProcess } from './support/auth-process.ts';
import { logIn, registerPerson } from './support/people.ts';
import { createScratchSchema, migrations, type ScratchSchema } from './support/scratch-schema.ts';
import { until } from './support/until.ts';

const { postgresOwnerUrl, redisUrl, kafka: accounts } = endpoints();
const logger = createLogger({ service: 'auth-test', node: 'auth-test', level: 'silent' });
const kafka = createKafka({ connection: accounts.admin, clientId: 'auth-test', logger });
const heard: { key: string; record: UserEventRecord }[] = [];
const running: AuthProcess[] = [];
let scratch: ScratchSchema;
let subscription: Subscription;

beforeAll(async () => {
  scratch = await createScratchSchema(postgresOwnerUrl);
  await migrateUp(scratch.pool, await migrations());
  subscription = await kafka.subscribe({
    group: `auth-test-${randomUUID()}`,
    topics: [topics.userEvents.name],
    fromBeginning: true,
    concurrency: 1,
    onCrash: () => undefined,
    onBatch: ({ records }) => {
      const parsed = records.map(({ key, value }) => ({
        key,
        record: userEventRecord.parse(JSON.parse(value.toString())),
      }));
      heard.push(...parsed);
      return Promise.resolve();
    },
  });
});
afterEach(() => Promise.all(running.splice(0).map(auth => auth.kill())));
afterAll(async () => {
  await Promise.all([subscription.close(), kafka.close(), scratch.drop()]);
});

async function start(change: Record<string, string> = {}): Promise<AuthProcess> {
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(accounts.auth) };
  const auth = await startAuth({ ...stores, ...change });
  running.push(auth);
  return auth;
}

const eventsOf = (userId: string) => heard.filter(({ record }) => record.userId === userId);
const outboxSize = async () => (await scratch.pool.query('SELECT 1 FROM outbox')).rowCount;

test('a profile is keyed by its user, the end of a session by the session, in this order', async () => {
  const auth = await start();
  const person = await registerPerson(auth.url);
  await request(auth.url).post('/api/auth/logout').set('Cookie', person.cookie).expect(204);
  const events = await until(async () => eventsOf(person.user.id).length === 2 && eventsOf(person.user.id));
  const [profile, end] = events.toSorted((a, b) => b.record.type.localeCompare(a.record.type));
  expect(profile).toMatchObject({
    key: person.user.id,
    record: { type: 'user.upserted.v1', username: person.username },
  });
  expect(end?.record).toMatchObject({ type: 'session.revoked.v1', reason: 'logout' });
  expect(end?.key).toBe(`session:${end?.record.type === 'session.revoked.v1' ? end.record.sessionId : ''}`);
  await until(async () => (await outboxSize()) === 0);
});

test('with Kafka away accounts are made all the same; a kill -9 later, another process publishes them', async () => {
  const alone = await start({ KAFKA_BROKERS: `127.0.0.1:${await freePort()}` });
  const people = await Promise.all([1, 2, 3].map(() => registerPerson(alone.url)));
  await eventually(async () => {
    const ready = await fetch(`${alone.adminUrl}/readyz`);
    expect([ready.status, ((await ready.json()) as { status: string }).status]).toEqual([200, 'degraded']);
  });
  expect(await outboxSize()).toBe(3);
  await alone.kill();
  await start();
  await until(async () => people.every(person => eventsOf(person.user.id).length > 0));
  await until(async () => (await outboxSize()) === 0);
});

test('several nodes share one outbox and publish everything', async () => {
  const nodes = await Promise.all([start(), start()]);
  const person = await registerPerson(nodes[0]?.url ?? '');
  for (let round = 0; round < 12; round += 1) {
    const { url } = nodes[round % 2] ?? { url: '' };
    const device = await logIn(url, person);
    await request(url).post('/api/auth/logout').set('Cookie', device.cookie).expect(204);
  }
  const others = await Promise.all([...nodes, ...nodes].map(node => registerPerson(node.url)));
  await until(async () => eventsOf(person.user.id).length >= 13);
  await until(async () => others.every(other => eventsOf(other.user.id).length > 0));
  await until(async () => (await outboxSize()) === 0);
});

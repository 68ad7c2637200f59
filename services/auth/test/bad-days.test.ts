import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { redisDoors } from '@parley/contracts/redis-channels';
import { endpoints } from '@parley/dev-env/endpoints';
import { freePort } from '@parley/dev-env/free-ports';
import argon2 from 'argon2';
import { Redis } from 'ioredis';
import request from 'supertest';
import { migrateUp } from '../src/stores/migrations.ts';
import { runAuth, startAuth, type AuthProcess } from './support/auth-process.ts';
import { bearer, beginLogin, logIn, newPerson, refreshCookie, refreshWith, registerPerson } from './support/people.ts';
import { createScratchSchema, migrations, type ScratchSchema } from './support/scratch-schema.ts';
import { until } from './support/until.ts';

const { postgresUrl, redisUrl, kafkaBrokers } = endpoints();
const running: AuthProcess[] = [];
let scratch: ScratchSchema;

beforeAll(async () => {
  scratch = await createScratchSchema(postgresUrl);
  await migrateUp(scratch.pool, await migrations());
});
afterEach(() => Promise.all(running.splice(0).map(auth => auth.kill())));
afterAll(() => scratch.drop());

async function start(change: Record<string, string> = {}): Promise<AuthProcess> {
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, KAFKA_BROKERS: kafkaBrokers.join(',') };
  const auth = await startAuth({ ...stores, ...change });
  running.push(auth);
  return auth;
}

const login = (url: string, name: string, password: string, from = '203.0.113.1') =>
  request(url).post('/api/auth/login').set('X-Forwarded-For', from).send({ login: name, password });
const readiness = async (auth: AuthProcess) => {
  const response = await fetch(`${auth.adminUrl}/readyz`);
  return { http: response.status, ...((await response.json()) as { status: string }) };
};

test('without Redis people sign in, guessing is still counted, and it says that it is degraded', async () => {
  const auth = await start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  expect(await readiness(auth)).toMatchObject({ http: 200, status: 'degraded' });
  const person = await registerPerson(auth.url);
  const device = await logIn(auth.url, person);
  await refreshWith(auth.url, device.cookie).expect(200);
  await request(auth.url).post('/api/auth/logout').set('Cookie', device.cookie).expect(204);
  await request(auth.url).get('/api/auth/me').set('Authorization', bearer(device)).expect(401);
  for (let time = 0; time < 5; time += 1) await login(auth.url, person.username, 'wrong').expect(401);
  await login(auth.url, person.username, person.password).expect(429);
});

test('what was ended while Redis was away is in Redis as soon as a node has it', async () => {
  const alone = await start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  const person = await registerPerson(alone.url);
  const { body } = await request(alone.url).get('/api/auth/sessions').set('Authorization', bearer(person)).expect(200);
  await request(alone.url).post('/api/auth/logout').set('Cookie', person.cookie).expect(204);
  await start();
  const redis = new Redis(redisUrl);
  await until(async () => (await redis.zscore(redisDoors.revokedSessions, body.sessions[0].id)) !== null);
  redis.disconnect();
});

test('without PostgreSQL it is not ready, says so in time, and stays alive', async () => {
  const auth = await start({ POSTGRES_URL: `postgres://parley:x@127.0.0.1:${await freePort()}/parley` });
  expect(await readiness(auth)).toMatchObject({ http: 503, status: 'not-ready' });
  const response = await login(auth.url, 'somebody', 'anything').expect(503);
  expect(response.body).toMatchObject({ code: 'unavailable', retryAfterMs: expect.any(Number) });
  await request(auth.url).get('/api/auth/.well-known/jwks.json').expect(200);
});

test('strangers who guess cannot lock the owner out of an address that is known', async () => {
  const auth = await start();
  const person = newPerson();
  await request(auth.url).post('/api/auth/register').set('X-Forwarded-For', '203.0.113.7').send(person).expect(201);
  for (let time = 0; time < 5; time += 1) await login(auth.url, person.username, 'wrong', '198.51.100.9').expect(401);
  await login(auth.url, person.username, person.password, '198.51.100.9').expect(429);
  await login(auth.url, person.username, person.password, '198.51.100.10').expect(429);
  await login(auth.url, person.username, person.password, '203.0.113.7').expect(200);
});

test('an address that fails with many names is locked for all of them, and others are not', async () => {
  const auth = await start({ PARLEY_LIMITS: '{"addressFailures":{"rate":0.001,"burst":8}}' });
  for (let time = 0; time < 8; time += 1)
    await login(auth.url, newPerson().username, 'wrong', '198.51.100.20').expect(401);
  await login(auth.url, newPerson().username, 'wrong', '198.51.100.20').expect(429);
  await login(auth.url, newPerson().username, 'wrong', '198.51.100.21').expect(401);
});

test('a flood of logins is turned away in part, and starves nobody else', async () => {
  const auth = await start();
  const person = await registerPerson(auth.url);
  const flood = Array.from({ length: 200 }, () => login(auth.url, newPerson().username, 'wrong').then(r => r));
  let { cookie } = person;
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const begun = performance.now();
    cookie = refreshCookie(await refreshWith(auth.url, cookie).expect(200));
    waits.push(performance.now() - begun);
  }
  expect(await readiness(auth)).toMatchObject({ http: 200 });
  const answers = await Promise.all(flood);
  const overloaded = answers.filter(answer => answer.status === 503);
  expect(answers.every(answer => answer.status === 401 || answer.status === 503)).toBe(true);
  expect(overloaded.length).toBeGreaterThan(50);
  expect(overloaded[0]?.body).toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
  expect(Number(overloaded[0]?.headers['retry-after'])).toBeGreaterThan(0);
  expect(waits.toSorted((a, b) => a - b)[4]).toBeLessThan(2_000);
});

test('a password that was hashed with weaker parameters is hashed anew when it is used', async () => {
  const auth = await start();
  const person = await registerPerson(auth.url);
  const weak = await argon2.hash(person.password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  const ofPerson = [person.user.id];
  await scratch.pool.query('UPDATE credentials SET password_hash = $2 WHERE user_id = $1', [...ofPerson, weak]);
  await logIn(auth.url, person);
  const { rows } = await scratch.pool.query('SELECT password_hash FROM credentials WHERE user_id = $1', ofPerson);
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  await logIn(auth.url, person);
});

test('SIGTERM lets what is in flight finish, answers what was on its way, and ends with 0', async () => {
  const auth = await start();
  const person = await registerPerson(auth.url);
  const finish = await beginLogin(auth.url, person);
  const ended = auth.stop();
  await until(async () => (await readiness(auth)).status === 'draining');
  const late = await fetch(`${auth.url}/api/auth/.well-known/jwks.json`);
  expect(late.status).toBe(200);
  expect(late.headers.get('connection')).toBe('close');
  expect(await finish()).toBe(200);
  expect(await ended).toBe(0);
});

test.each([
  ['a folder without keys', { AUTH_KEYS_DIR: new URL('.', import.meta.url).pathname }],
  ['default secrets in production', { PARLEY_ENV: 'production', REDIS_URL: 'redis://:redis@127.0.0.1:1' }],
])('it does not start with %s, and says the fix', async (_what, change) => {
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, KAFKA_BROKERS: kafkaBrokers.join(',') };
  const ports = { PORT: String(await freePort()), METRICS_PORT: String(await freePort()), AUTH_KEYS_DIR: 'none' };
  const child = runAuth({ ...stores, ...ports, ...change }, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(output).toContain('openssl');
});

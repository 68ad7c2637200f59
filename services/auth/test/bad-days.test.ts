import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { redisKeys } from '@parley/contracts/redis-channels';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import { freePort } from '@parley/dev-env/free-ports';
import argon2 from 'argon2';
import { Redis } from 'ioredis';
import request from 'supertest';
import { migrateUp } from '../src/stores/migrations.ts';
import { runAuth, startAuth, unlimited, type AuthProcess } from './support/auth-process.ts';
import {
  bearer,
  beginLogin,
  logIn,
  newPerson,
  refreshCookie,
  refreshWith,
  registerPerson,
  type SignedInPerson,
} from './support/people.ts';
import { createScratchSchema, migrations, type ScratchSchema } from './support/scratch-schema.ts';
import { until } from './support/until.ts';

const { postgresOwnerUrl, redisUrl, kafka: accounts } = endpoints();
const running: AuthProcess[] = [];
let scratch: ScratchSchema;

beforeAll(async () => {
  scratch = await createScratchSchema(postgresOwnerUrl);
  await migrateUp(scratch.pool, await migrations());
});
afterEach(() => Promise.all(running.splice(0).map(auth => auth.kill())));
afterAll(() => scratch.drop());

async function start(change: Record<string, string> = {}): Promise<AuthProcess> {
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(accounts.auth) };
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
  // The first look at a database can take longer than it may, on a busy machine; the next one tells the same truth.
  await eventually(async () => expect(await readiness(auth)).toMatchObject({ http: 200, status: 'degraded' }));
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
  await until(async () => (await redis.zscore(redisKeys.revokedSessions, body.sessions[0].id)) !== null);
  redis.disconnect();
});

test('without PostgreSQL it is not ready, says so in time, and stays alive', async () => {
  const auth = await start({ POSTGRES_URL: `postgres://parley:x@127.0.0.1:${await freePort()}/parley` });
  await eventually(async () => expect(await readiness(auth)).toMatchObject({ http: 503, status: 'not-ready' }));
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

/** Each waits for a turn of its own beside the flood, which on busy cores takes seconds. */
const others = 4;

/** Signs in to one account on more connections than the queue has places, again and again until it is stopped. */
function flood(url: string, person: SignedInPerson, from: string) {
  const statuses: number[] = [];
  let over = false;
  const one = async () => {
    while (!over) {
      statuses.push((await login(url, person.username, person.password, from)).status);
      // Its own work must not take the core that the service needs.
      await sleep(500);
    }
  };
  const running = Promise.all(Array.from({ length: 80 }, one));
  return {
    statuses,
    stop: () => {
      over = true;
      return running;
    },
  };
}

test.each([
  ['by the limits of an address and an account', '{}'],
  ['by the turns of the hashing queue alone', unlimited],
])('a flood of sign-ins from one address is turned away %s, and nobody else is', async (_how, PARLEY_LIMITS) => {
  const auth = await start({ PARLEY_LIMITS });
  const [person, other] = [await registerPerson(auth.url), await registerPerson(auth.url)];
  const stranger = flood(auth.url, person, '203.0.113.5');
  await until(() => Promise.resolve(stranger.statuses.includes(429)));
  const answers: number[] = [];
  let { cookie } = other;
  for (let at = 0; at < others; at += 1) {
    answers.push((await login(auth.url, other.username, other.password, `198.51.100.${at}`)).status);
    cookie = refreshCookie(await refreshWith(auth.url, cookie).expect(200));
  }
  await eventually(async () => expect(await readiness(auth)).toMatchObject({ http: 200 }));
  await stranger.stop();
  expect(answers).toEqual(Array(others).fill(200));
  expect(new Set(stranger.statuses)).toEqual(new Set([200, 429]));
});

test('what an address or an account may do in a while has a limit, also for good passwords', async () => {
  const auth = await start({ PARLEY_LIMITS: '{"loginPerAccount":{"rate":0.001,"burst":2}}' });
  const person = await registerPerson(auth.url);
  for (const from of ['198.51.100.30', '198.51.100.31'])
    await login(auth.url, person.email, person.password, from).expect(200);
  const refused = await login(auth.url, person.email, person.password, '198.51.100.32').expect(429);
  expect(refused.body).toMatchObject({ code: 'rate_limited' });
  await login(auth.url, newPerson().username, person.password, '198.51.100.32').expect(401);
});

test('an address makes a few accounts a minute, a network of IPv6 as much as one address', async () => {
  const auth = await start({ PARLEY_LIMITS: '{}' });
  const net = `2001:db8:${randomBytes(2).toString('hex')}:1`;
  const enrol = (host: number) =>
    request(auth.url).post('/api/auth/register').set('X-Forwarded-For', `${net}::${host}`).send(newPerson());
  for (let host = 1; host <= 5; host += 1) await enrol(host).expect(201);
  expect((await enrol(6).expect(429)).body).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
});

test('a password that was hashed with weaker parameters is hashed again when it is used', async () => {
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
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(accounts.auth) };
  const ports = { PORT: String(await freePort()), METRICS_PORT: String(await freePort()), AUTH_KEYS_DIR: 'none' };
  const child = runAuth({ ...stores, ...ports, ...change }, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(output).toContain('openssl');
});

import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { session } from '@parley/contracts/auth-api';
import { redisKeys, revocationNotice } from '@parley/contracts/redis-channels';
import { endpoints } from '@parley/dev-env/endpoints';
import { Redis } from 'ioredis';
import request from 'supertest';
import { bearer, logIn, refreshWith, registerPerson } from './support/people.ts';
import { until } from './support/until.ts';

const { httpUrl, redisUrl } = endpoints();
const subscriber = new Redis(redisUrl);
const redis = new Redis(redisUrl);
afterAll(() => {
  subscriber.disconnect();
  redis.disconnect();
});

const listSessions = async (person: { accessToken: string }) => {
  const { body } = await request(httpUrl).get('/api/auth/sessions').set('Authorization', bearer(person)).expect(200);
  return session.array().parse(body.sessions);
};
const revoke = (person: { accessToken: string }, id: string) =>
  request(httpUrl).delete(`/api/auth/sessions/${id}`).set('Authorization', bearer(person));

test('each device is a session, told by its browser and system; the asking one is marked', async () => {
  const person = await registerPerson(httpUrl);
  await request(httpUrl)
    .post('/api/auth/login')
    .set('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
    .send({ login: person.username, password: person.password })
    .expect(200);
  const sessions = await listSessions(person);
  expect(sessions).toHaveLength(2);
  expect(sessions.filter(one => one.current)).toHaveLength(1);
  expect(sessions.map(one => one.device)).toContain('Firefox on Linux');
  expect(sessions.every(one => one.address.length > 0)).toBe(true);
});

test('a session that its owner ends is out at once, and the other one stays', async () => {
  const person = await registerPerson(httpUrl);
  const laptop = await logIn(httpUrl, person);
  const other = (await listSessions(person)).find(one => !one.current);
  await revoke(person, other?.id ?? '').expect(204);
  const refused = await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(laptop)).expect(401);
  expect(refused.body.code).toBe('session_revoked');
  expect((await refreshWith(httpUrl, laptop.cookie).expect(401)).body.code).toBe('session_revoked');
  expect(await listSessions(person)).toHaveLength(1);
  await revoke(person, other?.id ?? '').expect(404);
});

test('somebody else’s session is not there', async () => {
  const [person, stranger] = [await registerPerson(httpUrl), await registerPerson(httpUrl)];
  const [own] = await listSessions(person);
  expect((await revoke(stranger, own?.id ?? '').expect(404)).body.code).toBe('not_found');
  await revoke(stranger, randomUUID()).expect(404);
  await revoke(stranger, 'not-an-id').expect(400);
  await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(person)).expect(200);
});

test('every node hears of an ended session within a second, and finds it in the revoked set', async () => {
  const person = await registerPerson(httpUrl);
  const [own] = await listSessions(person);
  const heard: string[] = [];
  subscriber.on('message', (_channel, text: string) => heard.push(text));
  await subscriber.subscribe(redisKeys.revocationChannel);
  await revoke(person, own?.id ?? '').expect(204);
  const text = await until(() => Promise.resolve(heard.find(one => one.includes(own?.id ?? '-'))), 1_000);
  const notice = revocationNotice.parse(JSON.parse(text));
  expect(notice).toMatchObject({ sessionId: own?.id, userId: person.user.id, reason: 'revoked' });
  const score = await redis.zscore(redisKeys.revokedSessions, notice.sessionId);
  expect(Number(score)).toBe(Date.parse(notice.expiresAt));
});

test('the chat nodes refuse an ended session within a second', async () => {
  const person = await registerPerson(httpUrl);
  const rooms = () => request(httpUrl).get('/api/rooms').set('Authorization', bearer(person));
  await rooms().expect(200);
  const [own] = await listSessions(person);
  await revoke(person, own?.id ?? '').expect(204);
  // Several answers in a row, because the gateway asks several nodes.
  const refused = async () => (await Promise.all([rooms(), rooms(), rooms(), rooms()])).every(r => r.status === 401);
  await until(refused, 1_000);
  expect((await rooms()).body.code).toBe('session_revoked');
});

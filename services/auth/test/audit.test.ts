import { afterAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import pg from 'pg';
import request from 'supertest';
import { bearer, logIn, refreshCookie, refreshWith, registerPerson } from './support/people.ts';

const { httpUrl, postgresUrl } = endpoints();
const pool = new pg.Pool({ connectionString: postgresUrl, max: 1 });
afterAll(() => pool.end());

const eventsOf = async (userId: string) => {
  const { rows } = await pool.query('SELECT * FROM audit_events WHERE user_id = $1 ORDER BY id', [userId]);
  return rows as { action: string; request_id: string; address: string; details: Record<string, unknown> }[];
};

test('what concerns the safety of an account is on record, in order, with its request, and without secrets', async () => {
  const person = await registerPerson(httpUrl);
  await request(httpUrl).post('/api/auth/login').send({ login: person.username, password: 'a wrong one' }).expect(401);
  const device = await logIn(httpUrl, person);
  const second = await refreshWith(httpUrl, device.cookie).expect(200);
  await refreshWith(httpUrl, refreshCookie(second)).expect(200);
  await refreshWith(httpUrl, device.cookie).expect(401);
  for (let time = 0; time < 5; time += 1) {
    await request(httpUrl).post('/api/auth/login').send({ login: person.email, password: 'a wrong one' });
  }

  const events = await eventsOf(person.user.id);
  expect(events.map(event => event.action)).toEqual([
    'account.registered',
    'login.failed',
    'login.succeeded',
    'refresh.reused',
    'session.revoked',
    ...Array<string>(5).fill('login.failed'),
    'login.locked',
  ]);
  expect(events.find(event => event.action === 'session.revoked')?.details).toEqual({ reason: 'refresh_reused' });
  expect(events.every(event => event.request_id.length > 8 && event.address.length > 0)).toBe(true);
  const text = JSON.stringify(events);
  for (const secret of [person.password, 'a wrong one', person.email]) expect(text).not.toContain(secret);
});

test('who was refused is on record too, and cannot fill the record', async () => {
  const [person, stranger] = [await registerPerson(httpUrl), await registerPerson(httpUrl)];
  const as = (asker: { accessToken: string }) => ({ Authorization: bearer(asker) });
  const { body } = await request(httpUrl).get('/api/auth/sessions').set(as(person)).expect(200);
  const path = `/api/auth/sessions/${(body as { sessions: { id: string }[] }).sessions[0]?.id}`;
  for (let time = 0; time < 30; time += 1) await request(httpUrl).delete(path).set(as(stranger)).expect(404);
  const refusals = (await eventsOf(stranger.user.id)).filter(event => event.action === 'access.refused');
  expect(refusals).toHaveLength(20);
  expect(refusals[0]).toMatchObject({ details: { code: 'forbidden', what: 'a session of somebody else' } });
  expect(refusals[0]?.address).toBeTruthy();
});

test('a page elsewhere that is refused is on record with its address', async () => {
  await request(httpUrl)
    .post('/api/auth/login')
    .set('Origin', 'https://evil.example')
    .send({ login: 'somebody', password: 'something' })
    .expect(403);
  const find = `SELECT details FROM audit_events WHERE action = 'access.refused' AND details->>'code' = 'foreign_origin'`;
  await eventually(async () => expect((await pool.query(find)).rowCount).toBeGreaterThan(0));
});

import { afterAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import pg from 'pg';
import request from 'supertest';
import { logIn, refreshCookie, refreshWith, registerPerson } from './support/people.ts';

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

import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import pg from 'pg';
import request from 'supertest';
import { bearer, logIn, refreshWith, registerPerson } from './support/people.ts';

const { httpUrl, postgresUrl } = endpoints();
const newPassword = 'eleven quiet harbours 7';
type Signed = Awaited<ReturnType<typeof registerPerson>>;
const change = (person: Signed, body: object) =>
  request(httpUrl).put('/api/auth/me/password').set('Authorization', bearer(person)).send(body);

test('the new password counts, the old one no longer, and all other sessions end', async () => {
  const person = await registerPerson(httpUrl);
  const laptop = await logIn(httpUrl, person);
  await change(person, { currentPassword: person.password, newPassword }).expect(204);
  await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(person)).expect(200);
  await refreshWith(httpUrl, person.cookie).expect(200);
  expect((await refreshWith(httpUrl, laptop.cookie).expect(401)).body.code).toBe('session_revoked');
  const old = { login: person.username, password: person.password };
  await request(httpUrl).post('/api/auth/login').send(old).expect(401);
  await logIn(httpUrl, { ...person, password: newPassword });
  expect(await auditOf(person.user.id)).toEqual([{ ended: 1 }]);
});

test('of two changes at once one is done', async () => {
  const person = await registerPerson(httpUrl);
  const passwords = [newPassword, 'nine loud windmills 4'];
  const answers = await Promise.all(
    passwords.map(wish => change(person, { currentPassword: person.password, newPassword: wish })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
});

test('five wrong ones lock, also for the right one', async () => {
  const person = await registerPerson(httpUrl);
  for (let time = 0; time < 5; time += 1) {
    const { body } = await change(person, { currentPassword: 'not the password', newPassword }).expect(403);
    expect(body).toMatchObject({ code: 'wrong_password', errors: [{ field: 'currentPassword' }] });
  }
  const { body } = await change(person, { currentPassword: person.password, newPassword }).expect(429);
  expect(body.code).toBe('locked_out');
});

test('the rules are those of a registration, and the field is named', async () => {
  const person = await registerPerson(httpUrl);
  const refused = ['short', 'passwordpassword', `my ${person.username} rose`, person.password];
  for (const wish of refused) {
    const { body } = await change(person, { currentPassword: person.password, newPassword: wish }).expect(400);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'newPassword' }] });
  }
  await logIn(httpUrl, person);
});

async function auditOf(userId: string): Promise<unknown[]> {
  const client = new pg.Client(postgresUrl);
  await client.connect();
  const sql = "SELECT details FROM audit_events WHERE user_id = $1 AND action = 'password.changed'";
  const { rows } = await client.query<{ details: unknown }>(sql, [userId]).finally(() => client.end());
  return rows.map(({ details }) => details);
}

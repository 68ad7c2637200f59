import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import request from 'supertest';
import { bearer, newPerson, registerPerson } from './support/people.ts';

const { httpUrl } = endpoints();
const login = (name: string, password: string) =>
  request(httpUrl).post('/api/auth/login').send({ login: name, password });

test('the username and the address sign in, in any case', async () => {
  const person = await registerPerson(httpUrl);
  for (const name of [person.username, person.email.toUpperCase()]) {
    const { body } = await login(name, person.password).expect(200);
    expect(body.user.id).toBe(person.user.id);
    await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(body)).expect(200);
  }
});

test('an unknown account and a wrong password get the same answer', async () => {
  const person = await registerPerson(httpUrl);
  const wrong = await login(person.username, 'not the password').expect(401);
  const unknown = await login(newPerson().username, 'not the password').expect(401);
  expect(wrong.body.code).toBe('invalid_credentials');
  expect(unknown.body).toEqual({ ...wrong.body, requestId: unknown.body.requestId });
  expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(wrong.headers).sort());
});

test('an unknown account takes as long as a wrong password', async () => {
  const people = await Promise.all([1, 2, 3].map(() => registerPerson(httpUrl)));
  let known = Infinity;
  let unknown = Infinity;
  // The fastest of several rounds, because other tests run beside this one; no account gets as many as would lock it.
  for (const { username } of people.flatMap(person => [person, person, person, person])) {
    known = Math.min(known, await timed(() => login(username, 'not the password')));
    unknown = Math.min(unknown, await timed(() => login(newPerson().username, 'not the password')));
  }
  // Both hold one Argon2, which is most of the time; without it the unknown one would be many times quicker.
  expect(unknown).toBeGreaterThan(known * 0.5);
  expect(unknown).toBeLessThan(known * 2);
});

test('me tells the own account, and only with a token of ours', async () => {
  const person = await registerPerson(httpUrl);
  const { body } = await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(person)).expect(200);
  expect(body.user).toEqual(person.user);
  for (const token of ['', 'Bearer ', 'Bearer a.b.c', `Basic ${person.accessToken}`, `${bearer(person)}x`]) {
    const refused = await request(httpUrl).get('/api/auth/me').set('Authorization', token).expect(401);
    expect(refused.body.code).toBe('unauthenticated');
  }
});

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

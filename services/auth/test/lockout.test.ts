import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import request, { type Response } from 'supertest';
import { bearer, newPerson, refreshWith, registerPerson } from './support/people.ts';

const { httpUrl } = endpoints();
const login = (name: string, password: string) =>
  request(httpUrl).post('/api/auth/login').send({ login: name, password });

async function failTimes(times: number, name: string): Promise<void> {
  for (let time = 0; time < times; time += 1) await login(name, 'not the password').expect(401);
}

function expectLocked({ status, body, headers }: Response): void {
  expect([status, body.code]).toEqual([429, 'locked_out']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(50);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
}

test.each(['username', 'email'] as const)(
  'five failures lock an account by its %s for a minute, also for the right password, and tell nothing of its other name',
  async name => {
    const person = await registerPerson(httpUrl);
    await failTimes(5, person[name]);
    expectLocked(await login(person[name], person.password));
    await login(name === 'email' ? person.username : person.email, 'not the password').expect(401);
  },
);

test('a success by one name forgets the failures by both', async () => {
  const person = await registerPerson(httpUrl);
  await failTimes(4, person.username);
  await failTimes(4, person.email);
  await login(person.username, person.password).expect(200);
  await failTimes(4, person.email);
  await login(person.email, person.password).expect(200);
});

test('a lock does not touch who is signed in already', async () => {
  const person = await registerPerson(httpUrl);
  await failTimes(5, person.username);
  await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(person)).expect(200);
  await refreshWith(httpUrl, person.cookie).expect(200);
});

test('a name without an account locks just the same', async () => {
  const { username } = newPerson();
  await failTimes(5, username);
  expectLocked(await login(username, 'not the password'));
});

test('a success in between begins the count again', async () => {
  const person = await registerPerson(httpUrl);
  await failTimes(4, person.username);
  await login(person.username, person.password).expect(200);
  await failTimes(4, person.username);
  await login(person.username, person.password).expect(200);
});

test('guesses in parallel do not outrun the count', async () => {
  const person = await registerPerson(httpUrl);
  const answers = await Promise.all(Array.from({ length: 25 }, () => login(person.username, 'not the password')));
  const looked = answers.filter(answer => answer.status === 401).length;
  // On a busy machine the last of those that have a place in the hashing queue wait there too long.
  expect(looked).toBeGreaterThanOrEqual(1);
  // As many more as turns of the hashing queue ran at the same time.
  expect(looked).toBeLessThanOrEqual(6);
  await failTimes(Math.max(0, 5 - looked), person.username);
  expectLocked(await login(person.username, person.password));
});

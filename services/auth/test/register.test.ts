import { expect, test } from '@jest/globals';
import { signedIn } from '@parley/contracts/auth-api';
import { endpoints } from '@parley/dev-env/endpoints';
import request from 'supertest';
import { newPerson, registerPerson, setCookieLine } from './support/people.ts';

const { httpUrl } = endpoints();
const register = (body: object) => request(httpUrl).post('/api/auth/register').send(body);

test('a new account is signed in at once, and its cookie is for the auth service alone', async () => {
  const person = newPerson();
  const response = await register({ ...person, displayName: ' Ines Lund ' }).expect(201);
  const { user, expiresIn } = signedIn.parse(response.body);
  expect(user).toMatchObject({
    username: person.username,
    email: person.email,
    displayName: 'Ines Lund',
    role: 'user',
  });
  expect(expiresIn).toBe(600);
  const cookie = setCookieLine(response);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api/auth', 'Expires=']) expect(cookie).toContain(part);
  expect(JSON.stringify(response.body)).not.toContain(person.password);
});

test('names are the same in any case, and the one that is taken is named', async () => {
  const first = await registerPerson(httpUrl);
  const sameName = await register({ ...newPerson(), username: first.username.toUpperCase() }).expect(409);
  expect(sameName.body).toMatchObject({ code: 'username_taken', errors: [{ field: 'username' }] });
  const sameEmail = await register({ ...newPerson(), email: first.email.toUpperCase() }).expect(409);
  expect(sameEmail.body).toMatchObject({ code: 'email_taken', errors: [{ field: 'email' }] });
});

test('of many who want one name at once, one gets it', async () => {
  const { username } = newPerson();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => register({ ...newPerson(), username })));
  expect(answers.map(answer => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
});

test.each([
  ['a short password', { password: 'nine char' }, 'password'],
  ['a password that is guessed first', { password: 'password123' }, 'password'],
  ['a username with a space', { username: 'two words' }, 'username'],
  ['an address that is none', { email: 'nobody' }, 'email'],
  ['a field that is not known', { role: 'admin' }, 'role'],
  ['a number for a name', { username: 12_345 }, 'username'],
])('%s is refused with its field', async (_what, change, field) => {
  const response = await register({ ...newPerson(), ...change }).expect(400);
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
});

test('a password may not hold the own name', async () => {
  const person = newPerson();
  const response = await register({ ...person, password: `${person.username}-and-more` }).expect(400);
  expect(response.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'password' }] });
});

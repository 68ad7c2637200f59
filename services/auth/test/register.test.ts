import { expect, test } from '@jest/globals';
import { signedIn } from '@parley/contracts/auth-api';
import { problem } from '@parley/contracts/errors';
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
  ['a reserved name', { username: 'par1ey-supp0rt' }, 'username'],
  ['a NUL in the name', { displayName: 'An\u0000na' }, 'displayName'],
  ['a lone surrogate', { displayName: 'An\ud800na' }, 'displayName'],
  ['a name that turns the line around', { displayName: '\u202ealice' }, 'displayName'],
  ['a name that shows nothing', { displayName: '\u200b\u2060' }, 'displayName'],
  ['a name of fillers', { displayName: '\u3164\u2800' }, 'displayName'],
  ['a line break in the name', { displayName: 'An\nna' }, 'displayName'],
  ['an escape in the name', { displayName: 'An\u001bna' }, 'displayName'],
  ['a tag character in the name', { displayName: 'Anna\u{e0041}' }, 'displayName'],
  ['a pile of marks', { displayName: `A${'\u0301'.repeat(60)}` }, 'displayName'],
  ['a NUL in the password', { password: 'Violet lantern \u0000 8' }, 'password'],
  ['a lone surrogate in the password', { password: 'Violet lantern \udc00 8' }, 'password'],
  ['a NUL in the address', { email: 'a\u0000b@people.example' }, 'email'],
])('%s is refused with its field', async (_what, change, field) => {
  const response = await register({ ...newPerson(), ...change }).expect(400);
  expect(response.type).toBe('application/problem+json');
  const { code, errors } = problem.parse(response.body);
  expect([code, ...new Set(errors?.map(error => error.field))]).toEqual(['validation_failed', field]);
});

test('a password may not hold the own name', async () => {
  const person = newPerson();
  const response = await register({ ...person, password: `${person.username}-and-more` }).expect(400);
  expect(response.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'password' }] });
});

test('a name is kept in NFC, and may be that of somebody else: the username tells them apart', async () => {
  const names = await Promise.all(
    ['E\u0301lodie  Marchand', 'Élodie Marchand'].map(async displayName => {
      const { body } = await register({ ...newPerson(), displayName }).expect(201);
      return signedIn.parse(body).user.displayName;
    }),
  );
  expect(names).toEqual(['Élodie Marchand', 'Élodie Marchand']);
});

test('the same password signs in from a system that composes its characters in another way', async () => {
  const person = { ...newPerson(), password: 'Café ﬁne Ångström 42' };
  await register(person).expect(201);
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
    await request(httpUrl)
      .post('/api/auth/login')
      .send({ login: person.username, password: person.password.normalize(form) })
      .expect(200);
});

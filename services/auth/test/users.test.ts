import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { publicUser } from '@parley/contracts/auth-api';
import { endpoints } from '@parley/dev-env/endpoints';
import request from 'supertest';
import { bearer, newPerson, registerPerson } from './support/people.ts';

const { httpUrl } = endpoints();
const tag = randomBytes(4).toString('hex');
const asker = await registerPerson(httpUrl);

const get = (path: string) => request(httpUrl).get(path).set('Authorization', bearer(asker));
const search = async (text: string, limit = 20) => {
  const { body } = await get(`/api/users?search=${encodeURIComponent(text)}&limit=${limit}`).expect(200);
  return publicUser.array().parse(body.users);
};
const named = async (username: string, displayName: string) => {
  const { password, email } = newPerson();
  const person = { username, email, password, displayName };
  const { body } = await request(httpUrl).post('/api/auth/register').send(person).expect(201);
  return body.user.id as string;
};

test('people are found by the beginning of either name, in any case, an exact username first', async () => {
  const longer = await named(`${tag}-anna-b`, 'Somebody');
  const exact = await named(`${tag}-anna`, 'Nobody');
  const shown = await named(`x${tag}-ola`, `${tag.toUpperCase()}-Anna Å`);
  expect((await search(`${tag.toUpperCase()}-ANNA`)).map(user => user.id)).toEqual([exact, longer, shown]);
  expect(await search(`${tag}-anna`, 1)).toHaveLength(1);
  expect(await search('anna-b' + tag)).toEqual([]);
});

test('signs that mean something to LIKE mean themselves', async () => {
  await named(`${tag}-plain`, 'Plain');
  const percent = await named(`${tag}-percent`, `${tag}%_\\sign`);
  expect((await search(`${tag}%_\\`)).map(user => user.id)).toEqual([percent]);
  expect(await search(`${tag}_p`)).toEqual([]);
  expect(await search(`%${tag}`)).toEqual([]);
});

test('one person is told by id, without anything private', async () => {
  const { body } = await get(`/api/users/${asker.user.id}`).expect(200);
  const { id, username, displayName, avatarUrl } = asker.user;
  expect(body).toEqual({ user: { id, username, displayName, avatarUrl } });
  expect((await get(`/api/users/${randomUUID()}`).expect(404)).body.code).toBe('unknown_user');
  await get('/api/users/not-an-id').expect(400);
});

test('a search is for people who are signed in, and has bounds', async () => {
  await request(httpUrl).get('/api/users?search=a').expect(401);
  await get('/api/users?search=a&limit=51').expect(400);
  await get(`/api/users?search=${'a'.repeat(65)}`).expect(400);
});

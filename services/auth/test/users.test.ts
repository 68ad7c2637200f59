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

test('people are found by any part of either name, in any case, the best fit first', async () => {
  const exact = await named(`${tag}-anna`, 'Nobody');
  const longer = await named(`${tag}-anna-b`, 'Somebody');
  const shown = await named(`x${tag}-ola`, `${tag.toUpperCase()}-Anna Å`);
  const inside = await named(`y${tag}-anna-c`, 'Anybody');
  expect((await search(`${tag.toUpperCase()}-ANNA`)).map(user => user.id)).toEqual([exact, longer, shown, inside]);
  expect(await search(`${tag}-anna`, 1)).toHaveLength(1);
  expect(await search('anna-b' + tag)).toEqual([]);
  expect((await search(`nna-b some ${tag}`)).map(user => user.id)).toEqual([longer]);
});

test('a leading @ is ignored, as the names are shown with one', async () => {
  const id = await named(`${tag}-at`, 'With a sign');
  for (const asked of [`@${tag}-at`, ` @ ${tag}-at`, `@${tag}-AT`])
    expect((await search(asked)).map(user => user.id)).toEqual([id]);
});

test.each([
  ['Жанна', ['жанна', 'ЖАННА', 'Жанна', 'анн']],
  ['Élodie', ['élodie', 'ÉLODIE', 'elodie', 'E\u0301lodie', 'lodi']],
  ['Øystein', ['øystein', 'ØYSTEIN', 'oystein', 'stei']],
  ['Čeněk', ['čeněk', 'ČENĚK', 'cenek']],
  ['Ελένη', ['ελένη', 'ΕΛΈΝΗ', 'ελενη', 'λεν']],
  ['Jose\u0301', ['josé', 'jose', 'JOSE\u0301']],
  ['山田太郎', ['山田', '田', '太郎']],
  ['שרה', ['שרה', 'רה']],
  ['ＷＩＤＥ', ['wide', 'ＷＩＤＥ', 'Wide']],
])('%s is found however it is typed', async (name, spellings) => {
  const mark = randomBytes(4).toString('hex');
  const id = await named(`p-${mark}`, `${name} ${mark}`);
  for (const spelling of spellings) expect((await search(`${spelling} ${mark}`)).map(user => user.id)).toEqual([id]);
});

test('a search comes in pages, without holes and without doubles', async () => {
  const mark = randomBytes(4).toString('hex');
  const all: string[] = [];
  for (let at = 0; at < 7; at += 1) all.push(await named(`${mark}-${at}`, `Page ${at}`));
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const cursor: string = next && `&cursor=${next}`;
    const { body } = await get(`/api/users?search=${mark}&limit=3${cursor}`).expect(200);
    seen.push(
      ...publicUser
        .array()
        .parse(body.users)
        .map(user => user.id),
    );
    next = body.nextCursor as string | null;
  }
  expect(seen.sort()).toEqual(all.sort());
});

test('nobody gets a list of everybody: without a text, with an empty one, with a sign alone', async () => {
  await get('/api/users').expect(400);
  await get('/api/users?limit=50').expect(400);
  await get('/api/users?search=').expect(400);
  for (const text of ['%20', '@', '%20@%20', '%E2%80%8B'])
    expect((await get(`/api/users?search=${text}`).expect(200)).body).toEqual({ users: [], nextCursor: null });
});

test('people are told by id, a hundred at once, in any case, and without those that there are not', async () => {
  const others = await Promise.all([1, 2].map(at => named(`i${at}-${randomBytes(4).toString('hex')}`, 'By id')));
  const ids = [...others, asker.user.id, randomUUID()];
  const { body } = await get(`/api/users?ids=${ids.join(',').toUpperCase()}`).expect(200);
  const found = publicUser.array().parse(body.users);
  expect(found.map(user => user.id).sort()).toEqual(ids.slice(0, 3).sort());
  const many = (count: number) => Array.from({ length: count }, () => randomUUID()).join(',');
  await get(`/api/users?ids=${many(100)}`).expect(200);
  await get(`/api/users?ids=${many(101)}`).expect(400);
  await get(`/api/users?ids=${ids[0]},nobody`).expect(400);
  await get(`/api/users?ids=${ids[0]}&search=a`).expect(400);
});

test.each(['a', 'eyJhIjoxfQ', '%00', 'e30', 'W10'])('%s is no cursor of a search or of the sessions', async cursor => {
  for (const path of ['/api/users?search=a&', '/api/auth/sessions?'])
    expect((await get(`${path}cursor=${cursor}`).expect(400)).body.code).toBe('validation_failed');
});

test('signs that mean something to LIKE mean themselves', async () => {
  await named(`${tag}-plain`, 'Plain');
  const percent = await named(`${tag}-percent`, `${tag}%_\\sign`);
  expect((await search(`${tag}%_\\`)).map(user => user.id)).toEqual([percent]);
  expect(await search(`${tag}_p`)).toEqual([]);
  expect(await search(`%${tag}`)).toEqual([]);
  expect((await search(`${tag}%_`)).map(user => user.id)).toEqual([percent]);
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
  await get('/api/users?search=a&limit=101').expect(400);
  await get(`/api/users?search=${'a'.repeat(65)}`).expect(400);
});

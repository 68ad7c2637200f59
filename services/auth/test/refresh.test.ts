import { expect, test } from '@jest/globals';
import { accessGrant } from '@parley/contracts/auth-api';
import { endpoints } from '@parley/dev-env/endpoints';
import request from 'supertest';
import { bearer, refreshCookie, refreshWith, registerPerson, setCookieLine } from './support/people.ts';

const { httpUrl } = endpoints();
const me = (token: { accessToken: string }) => request(httpUrl).get('/api/auth/me').set('Authorization', bearer(token));

test('each refresh gives a new cookie and an access token', async () => {
  const person = await registerPerson(httpUrl);
  let { cookie } = person;
  for (let round = 0; round < 3; round += 1) {
    const response = await refreshWith(httpUrl, cookie).expect(200);
    expect(refreshCookie(response)).not.toBe(cookie);
    await me(accessGrant.parse(response.body)).expect(200);
    cookie = refreshCookie(response);
  }
});

test('a lost answer is forgiven: the same token gets another successor, and either of them goes on', async () => {
  const person = await registerPerson(httpUrl);
  await refreshWith(httpUrl, person.cookie).expect(200);
  const again = await refreshWith(httpUrl, person.cookie).expect(200);
  await refreshWith(httpUrl, refreshCookie(again)).expect(200);
});

test('two tabs that refresh at once both survive', async () => {
  const person = await registerPerson(httpUrl);
  const answers = await Promise.all([1, 2, 3].map(() => refreshWith(httpUrl, person.cookie)));
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200]);
  for (const answer of answers) await me(answer.body).expect(200);
  const next = await Promise.all(answers.map(answer => refreshWith(httpUrl, refreshCookie(answer))));
  expect(next.map(answer => answer.status)).toEqual([200, 200, 200]);
});

test('an old token ends the whole family, also for its rightful newest holder', async () => {
  const person = await registerPerson(httpUrl);
  const second = await refreshWith(httpUrl, person.cookie).expect(200);
  const third = await refreshWith(httpUrl, refreshCookie(second)).expect(200);
  const reuse = await refreshWith(httpUrl, person.cookie).expect(401);
  expect(reuse.body.code).toBe('refresh_reused');
  expect(setCookieLine(reuse)).toContain('parley_refresh=;');
  const newest = await refreshWith(httpUrl, refreshCookie(third)).expect(401);
  expect(newest.body.code).toBe('session_revoked');
  const access = await me(third.body).expect(401);
  expect(access.body.code).toBe('session_revoked');
});

test('without a cookie, or with one of somebody else’s making, nothing is refreshed', async () => {
  const none = await request(httpUrl).post('/api/auth/refresh').expect(401);
  expect(none.body.code).toBe('unauthenticated');
  const forged = await refreshWith(httpUrl, `parley_refresh=${'A'.repeat(43)}`).expect(401);
  expect(forged.body.code).toBe('unauthenticated');
});

test('a page of another origin can neither refresh nor log out; a client without an origin can', async () => {
  const person = await registerPerson(httpUrl);
  for (const path of ['/api/auth/refresh', '/api/auth/logout']) {
    const foreign = request(httpUrl).post(path).set('Cookie', person.cookie).set('Origin', 'https://elsewhere.example');
    expect((await foreign.expect(403)).body.code).toBe('foreign_origin');
  }
  await refreshWith(httpUrl, person.cookie).expect(200);
});

test('logging out ends the session and takes the cookie away, and may be done twice', async () => {
  const person = await registerPerson(httpUrl);
  const logOut = () => request(httpUrl).post('/api/auth/logout').set('Cookie', person.cookie).expect(204);
  expect(setCookieLine(await logOut())).toContain('parley_refresh=;');
  await logOut();
  expect((await me(person).expect(401)).body.code).toBe('session_revoked');
  expect((await refreshWith(httpUrl, person.cookie).expect(401)).body.code).toBe('session_revoked');
  await request(httpUrl).post('/api/auth/logout').expect(204);
});

import { afterAll, expect, test } from '@jest/globals';
import { accessGrant } from '@parley/contracts/auth-api';
import { endpoints } from '@parley/dev-env/endpoints';
import pg from 'pg';
import request from 'supertest';
import {
  bearer,
  newPerson,
  refreshCookie,
  refreshWith,
  registerPerson,
  setCookieLine,
  signLine,
} from './support/people.ts';

const { httpUrl, httpsUrl, postgresUrl } = endpoints();
const pool = new pg.Pool({ connectionString: postgresUrl, max: 1 });
afterAll(() => pool.end());

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

/** As if the family had been asleep for a night. */
async function sleepOver(person: { user: { id: string } }): Promise<void> {
  const query = `UPDATE sessions SET rotated_at = rotated_at - interval '12 hours' WHERE user_id = $1`;
  await pool.query(query, [person.user.id]);
}

test('an answer that was lost over a night is forgiven as often as it is lost, and the session goes on', async () => {
  const person = await registerPerson(httpUrl);
  for (let night = 0; night < 3; night += 1) {
    await refreshWith(httpUrl, person.cookie).expect(200);
    await sleepOver(person);
  }
  const found = await refreshWith(httpUrl, person.cookie).expect(200);
  const next = await refreshWith(httpUrl, refreshCookie(found)).expect(200);
  await me(next.body).expect(200);
});

test('when the parent comes back, the branch that it replaces is given up: using it ends the family', async () => {
  const person = await registerPerson(httpUrl);
  const lost = await refreshWith(httpUrl, person.cookie).expect(200);
  await sleepOver(person);
  const found = await refreshWith(httpUrl, person.cookie).expect(200);
  expect((await refreshWith(httpUrl, refreshCookie(lost)).expect(401)).body.code).toBe('refresh_reused');
  expect((await refreshWith(httpUrl, refreshCookie(found)).expect(401)).body.code).toBe('session_revoked');
});

test('when a successor was used, the parent is stolen or stale, also after a night', async () => {
  const person = await registerPerson(httpUrl);
  const second = await refreshWith(httpUrl, person.cookie).expect(200);
  const third = await refreshWith(httpUrl, refreshCookie(second)).expect(200);
  await sleepOver(person);
  expect((await refreshWith(httpUrl, person.cookie).expect(401)).body.code).toBe('refresh_reused');
  expect((await refreshWith(httpUrl, refreshCookie(third)).expect(401)).body.code).toBe('session_revoked');
});

test('a parent and its successor that come at the same time leave one branch or none', async () => {
  const person = await registerPerson(httpUrl);
  const lost = await refreshWith(httpUrl, person.cookie).expect(200);
  await sleepOver(person);
  const answers = await Promise.all([person.cookie, refreshCookie(lost)].map(cookie => refreshWith(httpUrl, cookie)));
  const next = await Promise.all(answers.map(answer => refreshWith(httpUrl, refreshCookie(answer))));
  expect(next.filter(answer => answer.status === 200).length).toBeLessThanOrEqual(1);
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
  expect(reuse.headers['clear-site-data']).toBe('"cache", "storage"');
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
  const response = await logOut();
  expect(setCookieLine(response)).toContain('parley_refresh=;');
  expect(signLine(response)).toContain('parley_session=;');
  // What waits to be sent stays on the device for the next sign-in.
  expect(response.headers['clear-site-data']).toBe('"cache"');
  await logOut();
  expect((await me(person).expect(401)).body.code).toBe('session_revoked');
  expect((await refreshWith(httpUrl, person.cookie).expect(401)).body.code).toBe('session_revoked');
  await request(httpUrl).post('/api/auth/logout').expect(204);
});

test('over TLS the cookie has the prefix that pages without TLS cannot set, and the plain name means nothing', async () => {
  const secure = request.agent(httpsUrl).disableTLSCerts();
  const response = await secure.post('/api/auth/register').send(newPerson()).expect(201);
  const line = setCookieLine(response);
  expect(line).toMatch(
    /^__Secure-parley_refresh=[^;]+; Path=\/api\/auth; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect(signLine(response)).toMatch(/^parley_session=1; Path=\/; Expires=[^;]+; Secure; SameSite=Strict$/);
  const [, token = ''] = refreshCookie(response).split('=');
  const refresh = (cookie: string) =>
    request(httpsUrl).post('/api/auth/refresh').disableTLSCerts().set('Cookie', cookie);
  await refresh(`parley_refresh=${token}`).expect(401);
  await refresh(`parley_refresh=planted; __Secure-parley_refresh=${token}`).expect(200);
});

test('of two different cookies of that name neither is trusted; the same one twice is', async () => {
  const [person, stranger] = [await registerPerson(httpUrl), await registerPerson(httpUrl)];
  for (const both of [`${stranger.cookie}; ${person.cookie}`, `${person.cookie}; ${stranger.cookie}`])
    expect((await refreshWith(httpUrl, both).expect(401)).body.code).toBe('unauthenticated');
  await refreshWith(httpUrl, `${person.cookie}; ${person.cookie}`).expect(200);
});

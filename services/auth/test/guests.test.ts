import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { OwnUser } from '@parley/contracts/auth-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { inviteGuests, newGuest } from '@parley/dev-env/guests';
import { newPerson as newHost } from '@parley/dev-env/people';
import { newSpace } from '@parley/dev-env/spaces';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import pg from 'pg';
import request from 'supertest';
import type { Context } from '../src/context.ts';
import { eraseGuests } from '../src/domain/erase-guests.ts';
import { createDatabase } from '../src/stores/database.ts';
import { migrateUp } from '../src/stores/migrations.ts';
import { startAuth, type AuthProcess } from './support/auth-process.ts';
import { bearer, logIn, newPerson, refreshCookie, refreshWith, registerPerson } from './support/people.ts';
import { createScratchSchema, migrations } from './support/scratch-schema.ts';

const { httpUrl, postgresUrl, postgresOwnerUrl, redisUrl, kafka } = endpoints();
const scratch = await createScratchSchema(postgresOwnerUrl);
await migrateUp(scratch.pool, await migrations());
const pool = new pg.Pool({ connectionString: postgresUrl, max: 2 });
const running: AuthProcess[] = [];
afterEach(() => Promise.all(running.splice(0).map(auth => auth.kill())));
afterAll(() => Promise.all([scratch.drop(), pool.end()]));

async function start(change: Record<string, string>): Promise<AuthProcess> {
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(kafka.auth) };
  const auth = await startAuth({ ...stores, ...change });
  running.push(auth);
  return auth;
}

interface Guest {
  user: OwnUser;
  accessToken: string;
  cookie: string;
}

async function enter(url = httpUrl, displayName = 'Cem'): Promise<Guest> {
  const response = await request(url).post('/api/auth/guest').send({ displayName }).expect(201);
  return { ...(response.body as Guest), cookie: refreshCookie(response) };
}

const upgrade = (guest: { accessToken: string }, body: object, url = httpUrl) =>
  request(url).post('/api/auth/guest/upgrade').set('Authorization', bearer(guest)).send(body);
const me = (who: { accessToken: string }, url = httpUrl) =>
  request(url).get('/api/auth/me').set('Authorization', bearer(who));
const script = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
const admin = async (...args: string[]) => {
  const env = { POSTGRES_URL: scratch.url, PUBLIC_ORIGINS: 'https://chat.example' };
  return (await promisify(execFile)(process.execPath, [script, 'registration', ...args], { env })).stdout.trim();
};

test('a guest is in with a name alone, and comes back by the cookie', async () => {
  const guest = await enter();
  expect(guest.user).toMatchObject({ displayName: 'Cem', role: 'guest', guest: true, email: null });
  expect(guest.user.username).toMatch(/^guest-[0-9a-f]{10}$/);
  const refreshed = await refreshWith(httpUrl, guest.cookie).expect(200);
  expect((await me(refreshed.body).expect(200)).body.user.id).toBe(guest.user.id);
  const host = await registerPerson(httpUrl);
  const found = await request(httpUrl)
    .get(`/api/users?search=${guest.user.username}`)
    .set('Authorization', bearer(host))
    .expect(200);
  expect(found.body.users).toEqual([]);
});

test.each([{}, { displayName: '' }, { displayName: 'x'.repeat(65) }, { displayName: '\u200b' }])(
  'a name must be one: %j',
  async body => {
    const { body: problem } = await request(httpUrl).post('/api/auth/guest').send(body).expect(400);
    expect(problem).toMatchObject({
      code: 'validation_failed',
      errors: expect.arrayContaining([expect.objectContaining({ field: 'displayName' })]),
    });
  },
);

test('an upgrade keeps the id and the sessions; the password is good from then on', async () => {
  const guest = await enter();
  const person = newPerson();
  const { body } = await upgrade(guest, person).expect(200);
  expect(body.user).toMatchObject({ id: guest.user.id, role: 'user', displayName: 'Cem', username: person.username });
  expect(body.user.guest).toBeUndefined();
  const list = await request(httpUrl).get('/api/auth/sessions').set('Authorization', bearer(body)).expect(200);
  expect(list.body.sessions).toMatchObject([{ current: true }]);
  const refreshed = await refreshWith(httpUrl, guest.cookie).expect(200);
  const claims = JSON.parse(Buffer.from(refreshed.body.accessToken.split('.')[1], 'base64url').toString());
  expect(claims.role).toBe('user');
  expect((await logIn(httpUrl, person)).user.id).toBe(guest.user.id);
});

test('a name that is taken leaves the guest a guest; a second upgrade, and one of an account, are refused', async () => {
  const taken = await registerPerson(httpUrl);
  const guest = await enter();
  const refused = await upgrade(guest, { ...newPerson(), username: taken.username }).expect(409);
  expect(refused.body).toMatchObject({ code: 'username_taken', errors: [{ field: 'username', rule: 'taken' }] });
  expect((await upgrade(guest, { ...newPerson(), email: taken.email }).expect(409)).body.code).toBe('email_taken');
  expect((await me(guest)).body.user.role).toBe('guest');
  await upgrade(guest, newPerson()).expect(200);
  expect((await upgrade(guest, newPerson()).expect(403)).body.code).toBe('forbidden');
  expect((await upgrade(taken, newPerson()).expect(403)).body.code).toBe('forbidden');
  const [first, second] = await Promise.all(
    [enter(), enter()].map(async one => upgrade(await one, { ...newPerson(), username: `x${taken.username}` })),
  );
  expect([first?.status, second?.status].sort()).toEqual([200, 409]);
});

test.each([
  [{ PARLEY_REGISTRATION: 'closed' }, false],
  [{ PARLEY_REGISTRATION: 'invite' }, false],
  [{ PARLEY_REGISTRATION: 'invite', PARLEY_GUESTS: 'on' }, true],
  [{ PARLEY_REGISTRATION: 'open' }, true],
  [{ PARLEY_REGISTRATION: 'open', PARLEY_GUESTS: 'off' }, false],
])('with %j guests come in: %s', async (environment, guests) => {
  const auth = await start(environment);
  const { body: state } = await request(auth.url).get('/api/auth/registration').expect(200);
  expect(state.guests).toBe(guests);
  const answer = await request(auth.url).post('/api/auth/guest').send({ displayName: 'Cem' });
  expect([answer.status, answer.body.code]).toEqual(guests ? [201, undefined] : [403, 'account_required']);
});

test('an upgrade follows the mode of registration', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'invite', PARLEY_GUESTS: 'on' });
  const guest = await enter(auth.url);
  expect((await upgrade(guest, newPerson(), auth.url).expect(403)).body.code).toBe('invite_required');
  const invite = /invite=([\w-]+)$/m.exec(await admin('invite'))?.[1];
  await upgrade(guest, { ...newPerson(), invite }, auth.url).expect(200);
  const late = await enter(auth.url);
  expect((await upgrade(late, { ...newPerson(), invite }, auth.url).expect(403)).body.code).toBe('invite_invalid');
});

test('on approval a guest goes on as one, until an operator makes an account of them', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'approval', PARLEY_GUESTS: 'on' });
  const guest = await enter(auth.url);
  const person = newPerson();
  expect((await upgrade(guest, person, auth.url).expect(403)).body.code).toBe('approval_pending');
  expect((await upgrade(guest, newPerson(), auth.url).expect(403)).body.code).toBe('approval_pending');
  expect((await me(guest, auth.url)).body.user.role).toBe('guest');
  await admin('approve', guest.user.id);
  expect((await logIn(auth.url, person)).user).toMatchObject({ id: guest.user.id, role: 'user' });
});

test('a guest who cannot come back is erased, here and in their spaces; one with a session and an account are not', async () => {
  const host = await newHost('host');
  const space = await newSpace(host);
  const params = { code: await inviteGuests(host, space) };
  const guest = await newGuest('Gone');
  const other = await newGuest('Still here');
  for (const one of [guest, other]) await callAs(one, spaceApi.acceptInvite, { params });
  await request(httpUrl)
    .post('/api/auth/logout')
    .set('Authorization', bearer({ accessToken: guest.token }))
    .expect(204);

  expect(await eraseGuests(contextOf(), new Date(Date.now() + 120_000))).toBeGreaterThanOrEqual(1);
  const { rows } = await pool.query(
    'SELECT username, display_name, deleted_at IS NULL AS here FROM users WHERE id = ANY($1) ORDER BY here',
    [[guest.user.id, other.user.id]],
  );
  expect(rows).toMatchObject([{ display_name: 'Former guest', here: false }, { here: true }]);
  await eventually(async () => {
    const { members } = await callAs(host, spaceApi.listSpaceMembers, { params: { id: space.id } });
    expect(members.map(({ user }) => user.id).sort()).toEqual([host.user.id, other.user.id].sort());
  });
  expect(await eraseGuests(contextOf(), new Date(Date.now() + 120_000))).toBe(0);
});

/** What the sweep needs, on the stack's own database: its service takes the records from there to Kafka. */
function contextOf(): Context {
  const parts = {
    database: createDatabase(pool),
    events: { guest: () => undefined },
    outbox: { poke: () => undefined },
    recordHeaders: () => ({ 'request-id': 'test', node: 'test' }),
  };
  return parts as unknown as Context;
}

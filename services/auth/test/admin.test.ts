import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { adminApi } from '@parley/contracts/admin-api';
import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newPerson, type Person } from '@parley/dev-env/people';
import { connect } from '@parley/dev-env/sockets';
import { stopwatch } from '@parley/dev-env/stopwatch';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: endpoints().postgresUrl, max: 1 });
const signIn = ({ user, password }: Person) =>
  callAs(undefined, authApi.login, { body: { login: user.username, password } });
let admin: { token: string };
let adminId: string;

beforeAll(async () => {
  const person = await newPerson('operator');
  adminId = person.user.id;
  await pool.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [adminId]);
  admin = { token: (await signIn(person)).accessToken };
});
afterAll(async () => {
  await pool.query(`UPDATE users SET role = 'user' WHERE id = $1`, [adminId]);
  await pool.end();
});

test('an admin finds, suspends and restores an account; its sockets are cut within a second', async () => {
  const person = await newPerson('target');
  const { id, username, email } = person.user;
  const params = { id };
  const sockets = [await connect(person, { node: 'chat-1' }), await connect(person, { node: 'chat-2' })];
  const cut = Promise.all(sockets.map(({ socket }) => new Promise(resolve => socket.once('disconnect', resolve))));
  const taken = stopwatch();
  const { person: suspended } = await callAs(admin, adminApi.suspendAccount, { params, body: { reason: 'spam' } });
  await cut;
  expect(taken()).toBeLessThan(1_000);
  expect(suspended).toMatchObject({ id, sessions: 0, suspendReason: 'spam', suspendedAt: expect.any(String) });
  await expect(signIn(person)).rejects.toMatchObject({ code: 'account_suspended' });
  const list = (query: object) => callAs(admin, adminApi.listAccounts, { query });
  for (const search of [username, email?.slice(0, -4)])
    expect((await list({ search, state: 'suspended' })).people.map(one => one.id)).toEqual([id]);
  await callAs(admin, adminApi.restoreAccount, { params });
  expect((await list({ search: username, state: 'suspended' })).people).toEqual([]);
  await signIn(person);
  expect(await callAs(admin, adminApi.endSessionsOfAccount, { params })).toEqual({ ended: 1 });
  const { events } = await callAs(admin, adminApi.listAccountAudit, { query: { userId: id, action: 'account.' } });
  expect(events.map(({ action, details }) => [action, details['by']])).toEqual([
    ['account.sessions-ended', adminId],
    ['account.restored', adminId],
    ['account.suspended', adminId],
    ['account.registered', 'mode'],
  ]);
});

test('lists go on where the page before ended', async () => {
  const both = [await newPerson('paged'), await newPerson('paged')].map(({ user }) => user.id);
  const first = await callAs(admin, adminApi.listAccounts, { query: { search: 'paged-', limit: 1 } });
  const cursor = first.nextCursor ?? '';
  const second = await callAs(admin, adminApi.listAccounts, { query: { search: 'paged-', limit: 1, cursor } });
  expect([...second.people, ...first.people].map(({ id }) => id)).toEqual(both);
  const one = await callAs(admin, adminApi.listAccountAudit, { query: { limit: 1 } });
  const next = { limit: 1, cursor: one.nextCursor ?? '' };
  const two = await callAs(admin, adminApi.listAccountAudit, { query: next });
  expect(BigInt(two.events[0]?.number ?? 0)).toBeLessThan(BigInt(one.events[0]?.number ?? 0));
});

test('everybody else is refused, nobody suspends themselves, and nobody suspends nobody', async () => {
  const person = await newPerson('curious');
  const params = { id: person.user.id };
  await expect(callAs(person, adminApi.listAccounts, { query: {} })).rejects.toMatchObject({ code: 'forbidden' });
  const suspend = (who: { token: string }, id: string) =>
    callAs(who, adminApi.suspendAccount, { params: { id }, body: {} });
  await expect(suspend(person, params.id)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(suspend(admin, adminId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(suspend(admin, crypto.randomUUID())).rejects.toMatchObject({ code: 'unknown_user' });
});

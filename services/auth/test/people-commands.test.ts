import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newPerson, type Person } from '@parley/dev-env/people';
import { connect } from '@parley/dev-env/sockets';
import pg from 'pg';

const { postgresUrl, redisUrl } = endpoints();
const pool = new pg.Pool({ connectionString: postgresUrl, max: 1 });
afterAll(() => pool.end());

const script = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
const people = async (...args: string[]) => {
  const env = { POSTGRES_URL: postgresUrl, REDIS_URL: redisUrl };
  return (await promisify(execFile)(process.execPath, [script, 'people', ...args], { env })).stdout.trim();
};
const signIn = ({ user, password }: Person, wrong = '') =>
  callAs(undefined, authApi.login, { body: { login: user.username, password: password + wrong } });
const auditOf = async (userId: string) => {
  const sql = `SELECT action, details FROM audit_events WHERE user_id = $1 AND action LIKE 'account.%' ORDER BY id`;
  return (await pool.query<{ action: string; details: object }>(sql, [userId])).rows.slice(1);
};

test('a suspended account is cut, and signs in again only when it is restored', async () => {
  const mallory = await newPerson('mallory');
  const sockets = [await connect(mallory, { node: 'chat-1' }), await connect(mallory, { node: 'chat-2' })];
  const cut = Promise.all(sockets.map(({ socket }) => new Promise(resolve => socket.once('disconnect', resolve))));
  const { username, id } = mallory.user;
  expect(await people('suspend', `@${username.toUpperCase()}`, '--reason', 'sold things')).toContain('1 session ended');
  await cut;
  for (const client of sockets) expect(client.all('session:revoked')).toHaveLength(1);
  await expect(callAs(mallory, authApi.me, {})).rejects.toMatchObject({ code: 'session_revoked' });
  await expect(signIn(mallory)).rejects.toMatchObject({ code: 'account_suspended' });
  await expect(signIn(mallory, 'x')).rejects.toMatchObject({ code: 'invalid_credentials' });
  expect(await people('find', username)).toMatch(/suspended since .*"sold things"/s);
  expect(await people('restore', id)).toBe(`@${username} may sign in again.`);
  await signIn(mallory);
  const suspended = { by: 'command', ended: 1, reason: 'sold things' };
  expect(await auditOf(id)).toEqual([
    { action: 'account.suspended', details: suspended },
    { action: 'account.restored', details: { by: 'command' } },
  ]);
  await expect(people('restore', id)).rejects.toMatchObject({ code: 1, stderr: /is not suspended/ });
});

test('of a suspension and sign-ins at the same time no session is left', async () => {
  const person = await newPerson('racer');
  const tries = Array.from({ length: 6 }, () => signIn(person).catch(() => undefined));
  await Promise.all([...tries, people('suspend', person.user.username)]);
  const sql = 'SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL';
  expect((await pool.query(sql, [person.user.id])).rows).toEqual([]);
});

test('a role counts from the next sign-in on; sessions are ended on request; accounts are found', async () => {
  const person = await newPerson('helper');
  const { username, email } = person.user;
  expect(await people('role', username, 'admin')).toContain('1 session ended');
  expect((await signIn(person)).user.role).toBe('admin');
  await expect(people('role', username, 'admin')).rejects.toMatchObject({ stderr: /is admin already/ });
  expect(await people('end-sessions', email ?? '')).toBe(`1 session of @${username} ended.`);
  expect(await people('list', '--search', username)).toContain(`@${username}  ${email}  admin`);
  expect(await people('list', '--search', username, '--suspended')).toBe('Nobody.');
  await people('role', username, 'user');
});

test.each([
  [['suspend', 'nobody-of-this-name'], 1, /no account "nobody-of-this-name"/],
  [['role', 'somebody', 'owner'], 1, /role NAME admin\|user/],
  [['vanish', 'somebody'], 2, /Usage/],
])('people %j says what is wrong', async (args, code, stderr) => {
  await expect(people(...args)).rejects.toMatchObject({ code, stderr: expect.stringMatching(stderr) });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { accountApi } from '@parley/contracts/account-api';
import { adminApi } from '@parley/contracts/admin-api';
import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newPeople, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import pg from 'pg';
import request from 'supertest';
import { migrateUp } from '../src/stores/migrations.ts';
import { startAuth } from './support/auth-process.ts';
import { newPerson as newApplicant } from './support/people.ts';
import { createScratchSchema, migrations } from './support/scratch-schema.ts';

const { postgresUrl, postgresOwnerUrl, redisUrl, kafka } = endpoints();
const pool = new pg.Pool({ connectionString: postgresUrl, max: 1 });
afterAll(() => pool.end());

const script = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
const command = async (url: string, ...args: string[]) => {
  const env = { POSTGRES_URL: url, REDIS_URL: redisUrl, PUBLIC_ORIGINS: 'https://chat.example' };
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout.trim();
};
const signIn = ({ user }: Person, password: string) =>
  callAs(undefined, authApi.login, { body: { login: user.username, password } });
const setPassword = (link: string) => {
  const body = { token: link.split('#token=')[1]?.split('\n')[0] ?? '', newPassword: 'eleven quiet harbours 7' };
  return callAs(undefined, accountApi.resetPassword, { body });
};

test('an operator makes a link that sets a new password once, and shows no address', async () => {
  const [ann, boss] = (await newPeople(2, 'resets')) as [Person, Person];
  const printed = await command(postgresUrl, 'people', 'reset-link', ann.user.username);
  expect(printed).toMatch(/^https:\/\/chat\.example\/reset#token=[\w-]+\nsets a new password of @.*, once, until /);
  await setPassword(printed);
  expect((await signIn(ann, 'eleven quiet harbours 7')).user.emailVerified).toBe(false);
  expect(await refusal(setPassword(printed))).toBe('link_invalid');
  // By REST too, but for admins.
  await pool.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [boss.user.id]);
  const admin = { token: (await signIn(boss, boss.password)).accessToken };
  const make = (id: string) => callAs(admin, adminApi.makeResetLink, { params: { id } });
  const { link } = await make(ann.user.id);
  await setPassword(link);
  expect(await refusal(make(boss.user.id))).toBe('forbidden');
  await pool.query(`UPDATE users SET role = 'user' WHERE id = $1`, [boss.user.id]);
  const sql = `SELECT details->>'by' AS by FROM audit_events WHERE user_id = $1 AND action = 'account.reset-link' ORDER BY id`;
  expect((await pool.query(sql, [ann.user.id])).rows).toEqual([{ by: 'command' }, { by: boss.user.id }]);
});

test('registration is closed and opened while the service runs', async () => {
  const scratch = await createScratchSchema(postgresOwnerUrl);
  await migrateUp(scratch.pool, await migrations());
  const auth = await startAuth({ POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(kafka.auth) });
  try {
    const state = async () => (await request(auth.url).get('/api/auth/registration').expect(200)).body;
    const register = () => request(auth.url).post('/api/auth/register').send(newApplicant());
    const becomes = (mode: string, guests: boolean) =>
      eventually(async () => expect(await state()).toMatchObject({ mode, guests }));
    await becomes('open', true);
    expect(await command(scratch.url, 'registration', 'close')).toMatch(/^Registration is closed/);
    await becomes('closed', false);
    expect((await register().expect(403)).body.code).toBe('registration_closed');
    // No domains are set: nobody gets in by that mode.
    await command(scratch.url, 'registration', 'mode', 'domain');
    await command(scratch.url, 'registration', 'mode', 'invite');
    await becomes('invite', false);
    expect(await command(scratch.url, 'registration', 'mode')).toBe('Chosen: invite');
    await command(scratch.url, 'registration', 'mode', 'as-configured');
    await becomes('open', true);
    await register().expect(201);
    await expect(command(scratch.url, 'registration', 'mode', 'ajar')).rejects.toMatchObject({
      stderr: expect.stringMatching(/^Say one mode/),
    });
    const sql = `SELECT details->>'mode' AS mode FROM audit_events WHERE action = 'registration.mode-changed' ORDER BY id`;
    const modes = (await scratch.pool.query<{ mode: string }>(sql)).rows.map(({ mode }) => mode);
    expect(modes).toEqual(['closed', 'domain', 'invite', 'as-configured']);
  } finally {
    await auth.kill();
    await scratch.drop();
  }
});

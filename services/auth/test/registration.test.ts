import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { proofBits, type ProofChallenge } from '@parley/contracts/proof-of-work';
import { endpoints } from '@parley/dev-env/endpoints';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import { freePort } from '@parley/dev-env/free-ports';
import { solveProof } from '@parley/dev-env/solve-proof';
import request from 'supertest';
import { migrateUp } from '../src/stores/migrations.ts';
import { startAuth, unlimited, type AuthProcess } from './support/auth-process.ts';
import { newPerson } from './support/people.ts';
import { createScratchSchema, migrations } from './support/scratch-schema.ts';

const { postgresOwnerUrl, redisUrl, kafka } = endpoints();
const scratch = await createScratchSchema(postgresOwnerUrl);
await migrateUp(scratch.pool, await migrations());
const running: AuthProcess[] = [];
afterEach(() => Promise.all(running.splice(0).map(auth => auth.kill())));
afterAll(() => scratch.drop());

async function start(change: Record<string, string>): Promise<AuthProcess> {
  const stores = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(kafka.auth) };
  const auth = await startAuth({ ...stores, ...change });
  running.push(auth);
  return auth;
}

const register = ({ url }: AuthProcess, more: object = {}) =>
  request(url)
    .post('/api/auth/register')
    .send({ ...newPerson(), ...more });
const stateOf = async ({ url }: AuthProcess) =>
  (await request(url).get('/api/auth/registration').expect(200)).body as { mode: string; proof: ProofChallenge | null };
const script = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
const run = async (...args: string[]) => {
  const env = { POSTGRES_URL: scratch.url, PUBLIC_ORIGINS: 'https://chat.example' };
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout.trim();
};
const admin = (...args: string[]) => run('registration', ...args);
const inviteIn = (output: string) => /^https:\/\/chat\.example\/register#invite=([\w-]+)$/m.exec(output)?.[1];

test('closed: nobody registers, not even with an invitation', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'closed' });
  const invite = inviteIn(await admin('invite'));
  for (const more of [{}, { invite }])
    expect((await register(auth, more).expect(403)).body.code).toBe('registration_closed');
  expect(await stateOf(auth)).toMatchObject({ mode: 'closed', proof: null });
});

test('invite: a link lets in as many as it says, until it is used up or ended', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'invite' });
  expect((await register(auth).expect(403)).body.code).toBe('invite_required');
  expect((await register(auth, { invite: 'none' }).expect(403)).body.code).toBe('invite_invalid');
  const made = await admin('invite', '--uses', '2', '--note', 'the choir');
  const invite = inviteIn(made);
  const answers = await Promise.all([1, 2, 3].map(() => register(auth, { invite })));
  expect(answers.map(answer => answer.status).sort()).toEqual([201, 201, 403]);
  expect(await admin('invites')).toMatch(/used 2 of 2 .* the choir/);

  const other = await admin('invite');
  const [id = ''] = /[0-9a-f-]{36}/.exec(other) ?? [];
  await admin('revoke', id);
  expect((await register(auth, { invite: inviteIn(other) }).expect(403)).body.code).toBe('invite_invalid');
});

test('a registration that fails uses up no invitation', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'invite' });
  const invite = inviteIn(await admin('invite'));
  const person = newPerson();
  await register(auth, { ...person, invite: inviteIn(await admin('invite')) }).expect(201);
  await register(auth, { email: person.email, invite }).expect(409);
  await register(auth, { invite }).expect(201);
});

test('approval: the account is there when an operator says so, and nobody learns whose address is known', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'approval' });
  const person = newPerson();
  const first = await register(auth, person).expect(403);
  expect(first.body.code).toBe('approval_pending');
  const login = () =>
    request(auth.url).post('/api/auth/login').send({ login: person.username, password: person.password });
  await login().expect(401);
  const line = (await admin('requests')).split('\n').find(one => one.includes(`@${person.username} `)) ?? '';
  expect(await admin('approve', line.slice(0, 36))).toContain(`@${person.username} has an account`);
  await login().expect(200);
  const again = await register(auth, { email: person.email }).expect(403);
  expect(again.body).toEqual({ ...first.body, requestId: again.body.requestId });
  await expect(admin('approve', line.slice(0, 36))).rejects.toMatchObject({ code: 1, stderr: /Nobody waits/ });
});

test('domain: only addresses of those domains, in any case', async () => {
  const auth = await start({
    PARLEY_REGISTRATION: 'domain',
    PARLEY_REGISTRATION_DOMAINS: 'Choir.example,band.example',
  });
  const { username } = newPerson();
  const refused = await register(auth, { email: `${username}@people.example` }).expect(403);
  expect(refused.body).toMatchObject({ code: 'email_domain_refused', errors: [{ field: 'email' }] });
  await register(auth, { email: `${username}@evil-choir.example` }).expect(403);
  await register(auth, { username, email: `${username}@CHOIR.example` }).expect(201);
});

test('under attack a registration must answer a challenge, each of which is good once', async () => {
  const calm = { registrationCalm: { rate: 0.0001, burst: 1 } };
  const limits = JSON.stringify({ ...(JSON.parse(unlimited) as object), ...calm });
  // Without Redis the bucket is this process's own.
  const auth = await start({ PARLEY_LIMITS: limits, REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  await register(auth).expect(201);
  expect((await register(auth).expect(403)).body.code).toBe('proof_required');
  const { proof: asked } = await stateOf(auth);
  if (!asked) throw new Error('no challenge was given');
  expect(asked.bits).toBeGreaterThanOrEqual(proofBits.least);
  const proof = solveProof(asked);
  const forged = { ...proof, challenge: `${proof.challenge.slice(0, -4)}AAAA` };
  for (const wrong of [{ ...proof, answer: 'x' }, forged, { challenge: 'a.b.c', answer: '1' }])
    expect((await register(auth, { proof: wrong }).expect(403)).body.code).toBe('proof_required');
  await register(auth, { proof }).expect(201);
  expect((await register(auth, { proof }).expect(403)).body.code).toBe('proof_required');
});

test.each([
  ['--uses', '0'],
  ['--days', 'many'],
  ['--nothing', ''],
])('the command refuses %s %s and says why', async (flag, value) => {
  await expect(admin('invite', `${flag}=${value}`)).rejects.toMatchObject({ stderr: expect.stringContaining(flag) });
});

test('the first admin: by one link, once, also where registration is closed, and only as long as nobody is admin', async () => {
  const auth = await start({ PARLEY_REGISTRATION: 'closed' });
  const people = () => run('people', 'first-admin');
  // Each link takes the place of the one before, that of the service's own start too.
  const old = inviteIn(await people());
  const invite = inviteIn(await people());
  expect((await register(auth, { invite: old }).expect(403)).body.code).toBe('registration_closed');
  const answers = await Promise.all([1, 2, 3].map(() => register(auth, { invite })));
  expect(answers.map(answer => answer.status).sort()).toEqual([201, 403, 403]);
  expect(answers.find(answer => answer.status === 201)?.body.user.role).toBe('admin');
  await expect(people()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is an admin already'),
  });
});

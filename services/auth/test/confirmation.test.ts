import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { mailsTo, tokenIn, type CaughtMail } from '@parley/dev-env/mails';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import request from 'supertest';
import { newLinkToken } from '../src/domain/link-token.ts';
import { createDatabase } from '../src/stores/database.ts';
import { migrateUp } from '../src/stores/migrations.ts';
import { startAuth, unlimited, type AuthProcess } from './support/auth-process.ts';
import { bearer, logIn, newPerson } from './support/people.ts';
import { createScratchSchema, migrations } from './support/scratch-schema.ts';

/** Where an address is confirmed before there is an account. */
const { postgresOwnerUrl, redisUrl, kafka, smtpUrl = '' } = endpoints();
const scratch = await createScratchSchema(postgresOwnerUrl);
await migrateUp(scratch.pool, await migrations());
const database = createDatabase(scratch.pool);
const domain = 'choir.example';
let auth: AuthProcess;

beforeAll(async () => {
  auth = await startAuth({
    POSTGRES_URL: scratch.url,
    REDIS_URL: redisUrl,
    ...environmentOf(kafka.auth),
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'parley@choir.example',
    PUBLIC_ORIGINS: 'https://chat.example',
    PARLEY_REGISTRATION: 'domain',
    PARLEY_REGISTRATION_DOMAINS: domain,
    PARLEY_GUESTS: 'on',
    PARLEY_LIMITS: JSON.stringify({
      ...(JSON.parse(unlimited) as object),
      passwordResets: { rate: 1_000, burst: 1_000 },
    }),
  });
});
afterAll(async () => {
  await auth.kill();
  await scratch.drop();
});

function newMember() {
  const person = newPerson();
  return { ...person, email: `${person.username}@${domain}` };
}
const register = (body: object) => request(auth.url).post('/api/auth/register').send(body);
const login = ({ username, password }: { username: string; password: string }) =>
  request(auth.url).post('/api/auth/login').send({ login: username, password });
const open = (token: string) => request(auth.url).put('/api/auth/email-verifications').send({ token });
const tokenOf = async (email: string, count = 1) => tokenIn((await mailsTo(email, count))[0] as CaughtMail);

test('there is no account before the link is opened, once; then its address is confirmed', async () => {
  const person = newMember();
  const { body } = await request(auth.url).get('/api/auth/registration').expect(200);
  expect(body).toMatchObject({ mode: 'domain', sendsEmail: true, confirmsEmail: true });
  const refused = await register(person).expect(403);
  expect(refused.body.code).toBe('confirmation_pending');
  expect(refused.headers['set-cookie']).toBeUndefined();
  await login(person).expect(401);
  const [mail] = await mailsTo(person.email, 1);
  expect(mail?.subject).toBe('Finish your registration at chat.example');
  const token = tokenIn(mail as CaughtMail);
  const opened = await Promise.all([open(token), open(token)]);
  expect(opened.map(({ status }) => status).sort()).toEqual([200, 403]);
  expect(opened.find(({ status }) => status === 200)?.body).toEqual({ email: person.email });
  expect((await logIn(auth.url, person)).user).toMatchObject({ emailVerified: true, role: 'user' });
});

test('the owner of a known address hears of it by e-mail; the answer tells nothing', async () => {
  const person = newMember();
  const first = await register(person).expect(403);
  await open(await tokenOf(person.email)).expect(200);
  const stranger = { ...newMember(), email: person.email };
  const again = await register(stranger).expect(403);
  expect(again.body).toEqual({ ...first.body, requestId: again.body.requestId });
  expect((await mailsTo(person.email, 1, /account .* already$/))[0]?.text).toContain('https://chat.example/login');
  await login(stranger).expect(401);
});

test('each link opens the registration that it was sent for: a stranger’s does not get the password of the owner’s', async () => {
  const owner = newMember();
  const stranger = { ...newMember(), email: owner.email };
  await register(stranger).expect(403);
  await tokenOf(owner.email);
  await register(owner).expect(403);
  await open(await tokenOf(owner.email, 2)).expect(200);
  await login(owner).expect(200);
  await login(stranger).expect(401);
});

test('of two who wait for one username the first to open their link has it; the other hears so', async () => {
  const ann = newMember();
  const ben = { ...newMember(), username: ann.username };
  for (const one of [ann, ben]) await register(one).expect(403);
  const [first, second] = [await tokenOf(ann.email), await tokenOf(ben.email)];
  await open(second).expect(200);
  expect((await open(first).expect(409)).body.code).toBe('username_taken');
  expect((await register({ ...newMember(), username: ann.username }).expect(409)).body.code).toBe('username_taken');
});

test('nobody fills the box of somebody else, nor learns that the bound is reached', async () => {
  const { email } = newMember();
  const answers = [];
  for (let time = 0; time < 5; time += 1) answers.push(await register({ ...newMember(), email }).expect(403));
  expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['confirmation_pending']));
  await mailsTo(email, 3);
});

async function newInvite(): Promise<string> {
  const { token, hash: tokenHash } = newLinkToken();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + 60_000);
  const kept = { id: randomUUID(), note: '', maxUses: 1, uses: 0, createdAt, expiresAt, revokedAt: null };
  await database.invites.create({ ...kept, tokenHash });
  return token;
}

test('an invitation stands in for the link', async () => {
  await register({ ...newPerson(), invite: await newInvite() }).expect(201);
});

async function newGuest() {
  const { body } = await request(auth.url).post('/api/auth/guest').send({ displayName: 'Cem' }).expect(201);
  const guest = body as { accessToken: string; user: { id: string } };
  const upgrade = (wish: object) =>
    request(auth.url).post('/api/auth/guest/upgrade').set('Authorization', bearer(guest)).send(wish);
  return { ...guest, upgrade };
}

test('a guest goes on as one until they open the link, and has the account of their last wish', async () => {
  const { user, upgrade } = await newGuest();
  const [mistyped, meant] = [newMember(), newMember()];
  expect((await upgrade(mistyped).expect(403)).body.code).toBe('confirmation_pending');
  const old = await tokenOf(mistyped.email);
  await upgrade(meant).expect(403);
  const token = await tokenOf(meant.email);
  expect((await open(old).expect(403)).body.code).toBe('link_invalid');
  await open(token).expect(200);
  expect((await logIn(auth.url, meant)).user).toMatchObject({ id: user.id, role: 'user', emailVerified: true });
});

test('a link of a guest who became an account in another way opens nothing', async () => {
  const { upgrade } = await newGuest();
  const member = newMember();
  await upgrade(member).expect(403);
  const token = await tokenOf(member.email);
  await upgrade({ ...newPerson(), invite: await newInvite() }).expect(200);
  expect((await open(token).expect(403)).body.code).toBe('link_invalid');
  await login(member).expect(401);
});

test('a link that is too old opens nothing, and its row goes', async () => {
  const person = newMember();
  await register(person).expect(403);
  const token = await tokenOf(person.email);
  const days = 3 * 24 * 3_600_000;
  await scratch.pool.query('UPDATE unconfirmed_registrations SET created_at = $1 WHERE email = $2', [
    new Date(Date.now() - days),
    person.email,
  ]);
  expect((await open(token).expect(403)).body.code).toBe('link_invalid');
  await database.retention.sweep(new Date());
  const { rowCount } = await scratch.pool.query('SELECT 1 FROM unconfirmed_registrations WHERE email = $1', [
    person.email,
  ]);
  expect(rowCount).toBe(0);
});

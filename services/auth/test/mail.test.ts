import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { freePort } from '@parley/dev-env/free-ports';
import { mailsTo as mailsAbout, startCatcher, tokenIn, type CaughtMail } from '@parley/dev-env/mails';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import pg from 'pg';
import request from 'supertest';
import { mailText } from '../src/mail/texts.ts';
import { migrateUp } from '../src/stores/migrations.ts';
import { startAuth } from './support/auth-process.ts';
import { logIn, refreshWith, registerPerson } from './support/people.ts';
import { createScratchSchema, migrations } from './support/scratch-schema.ts';

const { httpUrl, postgresUrl, postgresOwnerUrl, redisUrl, kafka } = endpoints();
const newPassword = 'eleven quiet harbours 7';
const path = '/api/auth/password-resets';

/** What came to an address about its password. */
const mailsTo = (address: string, count: number) => mailsAbout(address, count, /password/);

async function newAccount() {
  const person = await registerPerson(httpUrl);
  return { ...person, email: person.user.email ?? '' };
}
const ask = (email: string) => request(httpUrl).post(path).send({ email });
const reset = (token: string, password = newPassword) =>
  request(httpUrl).put(path).send({ token, newPassword: password });

test('who forgot their password sets a new one by the link of an e-mail, once, and is signed out everywhere', async () => {
  const person = await newAccount();
  const { email } = person;
  await ask(email).expect(202);
  const [mail] = await mailsTo(email, 1);
  expect(mail?.subject).toBe(`Set a new password for ${new URL(httpUrl).host}`);
  const token = tokenIn(mail as CaughtMail);
  expect(mail?.html).toContain(token);
  // Only a hash of it is stored.
  expect(await rowsWith(token)).toBe(0);
  const weak = await reset(token, 'short').expect(400);
  expect(weak.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'newPassword' }] });
  await reset(token).expect(204);
  expect((await refreshWith(httpUrl, person.cookie).expect(401)).body.code).toBe('session_revoked');
  await logIn(httpUrl, { ...person, password: newPassword });
  expect((await reset(token, 'nine loud windmills 4').expect(403)).body.code).toBe('link_invalid');
  const [told] = await mailsTo(email, 2);
  expect(told?.subject).toMatch(/was changed$/);
});

test('of two who open one link, one sets the password; another link of the same person is used up too', async () => {
  const person = await newAccount();
  const { email } = person;
  for (const count of [1, 2]) {
    await ask(email.toUpperCase()).expect(202);
    await mailsTo(email, count);
  }
  const [second, first] = (await mailsTo(email, 2)).map(tokenIn);
  const answers = await Promise.all([reset(first ?? ''), reset(first ?? '', 'nine loud windmills 4')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
  expect((await reset(second ?? '').expect(403)).body.code).toBe('link_invalid');
});

test('an address without an account gets the same answer and no e-mail; nor does a username', async () => {
  const nobody = `nobody-${randomUUID()}@example.org`;
  const person = await newAccount();
  const answers = [await ask(nobody), await ask(person.email)];
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  await mailsTo(person.email, 1);
  await eventually(async () => expect(await waitingFor(nobody)).toBe(0));
  await mailsTo(nobody, 0);
  await ask(person.username).expect(400);
  for (const token of ['', 'x'.repeat(65)]) await reset(token).expect(400);
  expect((await reset('never-made').expect(403)).body.code).toBe('link_invalid');
});

test('nobody fills the box of somebody else', async () => {
  const { email } = await newAccount();
  for (let time = 0; time < 6; time += 1) await ask(email).expect(202);
  await mailsTo(email, 3);
});

test('a mail waits while its server is down, and goes out when it is back', async () => {
  // A server of its own: that of the stack holds the mails of other tests.
  const smtp = await freePort();
  const scratch = await createScratchSchema(postgresOwnerUrl);
  await migrateUp(scratch.pool, await migrations());
  const own = { POSTGRES_URL: scratch.url, REDIS_URL: redisUrl, ...environmentOf(kafka.auth) };
  const mail = { SMTP_URL: `smtp://127.0.0.1:${smtp}`, MAIL_FROM: 'parley@example.org' };
  const auth = await startAuth({ ...own, ...mail, PUBLIC_ORIGINS: 'https://chat.example' });
  const { email } = await registerPerson(auth.url);
  await eventually(async () => {
    const { rows } = await scratch.pool.query('SELECT 1 FROM mail_queue WHERE recipient = $1 AND tries > 0', [email]);
    expect(rows).toHaveLength(1);
  });
  const catcher = await startCatcher(smtp);
  await mailsAbout(email, 1, /^Confirm/, catcher.url);
  catcher.stop();
  await auth.kill();
  await scratch.drop();
});

test('what people are called is text, in a mail too', () => {
  const about = { name: '<b>Eve</b>\r\nBcc: all@example.org', link: 'https://x.example/reset#token=a', site: 'x' };
  const { html, subject } = mailText('reset', about);
  expect(html).toContain('&lt;b&gt;Eve&lt;/b&gt;');
  expect(subject).not.toMatch(/[\r\n]/);
});

async function withDatabase<T extends object>(sql: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client(postgresUrl);
  await client.connect();
  return (await client.query<T>(sql, values).finally(() => client.end())).rows;
}

async function rowsWith(token: string): Promise<number> {
  const sql = "SELECT 1 FROM account_links WHERE encode(token_hash, 'escape') = $1";
  return (await withDatabase(sql, [token])).length;
}

async function waitingFor(address: string): Promise<number> {
  return (await withDatabase('SELECT 1 FROM mail_queue WHERE recipient = $1', [address])).length;
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import pg from 'pg';
import { migrateUp } from '../src/stores/migrations.ts';
import { grantRights } from '../src/stores/rights.ts';
import { createScratchSchema, migrations, type ScratchSchema } from './support/scratch-schema.ts';

const { postgresUrl, postgresOwnerUrl } = endpoints();
const ofService = new URL(postgresUrl);
let scratch: ScratchSchema;
let pool: pg.Pool;

beforeAll(async () => {
  scratch = await createScratchSchema(postgresOwnerUrl);
  ofService.search = new URL(scratch.url).search;
  pool = new pg.Pool({ connectionString: ofService.href, max: 1 });
  await migrateUp(scratch.pool, await migrations());
  // Twice, as at each start.
  for (let time = 0; time < 2; time += 1) await grantRights(scratch.pool, ofService.username);
});
afterAll(async () => {
  await pool.end();
  await scratch.drop();
});

test('the account of the service adds to the audit and reads it', async () => {
  await pool.query(`INSERT INTO audit_events (action) VALUES ('login.failed')`);
  const { rows } = await pool.query('SELECT action FROM audit_events');
  expect(rows).toEqual([{ action: 'login.failed' }]);
});

test.each([
  ['change a row of the audit', `UPDATE audit_events SET action = 'x'`, 'permission denied'],
  ['delete one', 'DELETE FROM audit_events', 'permission denied'],
  ['empty the audit', 'TRUNCATE audit_events', 'permission denied'],
  ['drop the trigger', 'DROP TRIGGER audit_events_append_only ON audit_events', 'must be owner'],
  ['switch it off', 'ALTER TABLE audit_events DISABLE TRIGGER ALL', 'must be owner'],
  [
    'change what the trigger does',
    `CREATE OR REPLACE FUNCTION audit_events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    'permission denied',
  ],
  ['drop the audit', 'DROP TABLE audit_events', 'must be owner'],
  ['step around triggers', 'SET session_replication_role = replica', 'permission denied'],
  ['make a table', 'CREATE TABLE mine (a int)', 'permission denied'],
  ['forget a migration', 'DELETE FROM schema_migrations', 'permission denied'],
])('it cannot %s', async (_name, sql, refusal) => {
  await expect(pool.query(sql)).rejects.toThrow(refusal);
});

test('the stack runs like that: the audit of the platform is not changed by the account that auth has', async () => {
  const own = new pg.Client({ connectionString: postgresUrl });
  await own.connect();
  try {
    await expect(own.query('DELETE FROM audit_events')).rejects.toThrow('permission denied');
    await expect(own.query('ALTER TABLE audit_events DISABLE TRIGGER ALL')).rejects.toThrow('must be owner');
  } finally {
    await own.end();
  }
});

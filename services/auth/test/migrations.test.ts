import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { migrateDown, migrateUp } from '../src/stores/migrations.ts';
import { createScratchSchema, migrations, type ScratchSchema } from './support/scratch-schema.ts';

let scratch: ScratchSchema;
beforeEach(async () => {
  scratch = await createScratchSchema(endpoints().postgresUrl);
});
afterEach(() => scratch.drop());

/** What is in the schema: tables, columns, indexes, functions. */
async function shape(): Promise<string[]> {
  const { rows } = await scratch.pool.query<{ line: string }>(`
    SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS line
      FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    ORDER BY 1`);
  return rows.map(row => row.line).filter(line => !line.includes('schema_migrations'));
}

test('all the way forward, back to nothing, and forward again to the same', async () => {
  const all = await migrations();
  const versions = all.map(migration => migration.version);
  expect(await migrateUp(scratch.pool, all)).toEqual(versions);
  const first = await shape();
  expect(first.length).toBeGreaterThan(20);
  expect(await migrateDown(scratch.pool, all, all.length)).toEqual(versions.toReversed());
  expect(await shape()).toEqual([]);
  await migrateUp(scratch.pool, all);
  expect(await shape()).toEqual(first);
});

test('what is applied is not applied again, and one step goes back and forward', async () => {
  const all = await migrations();
  await migrateUp(scratch.pool, all);
  expect(await migrateUp(scratch.pool, all)).toEqual([]);
  const last = all.slice(-1).map(migration => migration.version);
  expect(await migrateDown(scratch.pool, all, 1)).toEqual(last);
  expect(await migrateUp(scratch.pool, all)).toEqual(last);
});

test('several migrators at once do the work once', async () => {
  const all = await migrations();
  const done = await Promise.all([1, 2, 3].map(() => migrateUp(scratch.pool, all)));
  expect(done.flat()).toEqual(all.map(migration => migration.version));
});

test('an applied file that was changed or is gone stops everything', async () => {
  const all = await migrations();
  await migrateUp(scratch.pool, all);
  const changed = all.map((migration, index) => (index === 1 ? { ...migration, hash: 'other' } : migration));
  await expect(migrateUp(scratch.pool, changed)).rejects.toThrow(`${all[1]?.version} was changed`);
  await expect(migrateUp(scratch.pool, all.slice(0, -1))).rejects.toThrow('its file is not here');
});

test('a step that fails leaves nothing of itself', async () => {
  const broken = { version: '0001-broken', up: 'CREATE TABLE half (a int); SELECT nonsense', down: '', hash: 'x' };
  await expect(migrateUp(scratch.pool, [broken])).rejects.toThrow('nonsense');
  expect(await shape()).toEqual([]);
});

test('the audit can be written and not rewritten', async () => {
  await migrateUp(scratch.pool, await migrations());
  await scratch.pool.query(`INSERT INTO audit_events (action) VALUES ('login.failed')`);
  for (const sql of ['UPDATE audit_events SET action = $$x$$', 'DELETE FROM audit_events', 'TRUNCATE audit_events']) {
    await expect(scratch.pool.query(sql)).rejects.toThrow('append-only');
  }
});

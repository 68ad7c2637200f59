import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { fillSearchKeys } from '../src/domain/fill-search-keys.ts';
import { searchTerms } from '../src/domain/search-keys.ts';
import { createDatabase } from '../src/stores/database.ts';
import { migrateDown, migrateUp, newerMigrations } from '../src/stores/migrations.ts';
import { createScratchSchema, migrations, type ScratchSchema } from './support/scratch-schema.ts';

let scratch: ScratchSchema;
beforeEach(async () => {
  scratch = await createScratchSchema(endpoints().postgresOwnerUrl);
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

test('an older release starts on the tables of a newer one, which goes on with what the older one wrote', async () => {
  const all = await migrations();
  const older = all.slice(0, 5);
  await migrateUp(scratch.pool, all);
  expect(await migrateUp(scratch.pool, older)).toEqual([]);
  expect(await newerMigrations(scratch.pool, older)).toEqual(all.slice(5).map(migration => migration.version));
  await expect(migrateDown(scratch.pool, older, 1)).rejects.toThrow(`${all[5]?.version} first`);
  // As release 0.3 registers somebody and refreshes a session.
  const id = randomUUID();
  await scratch.pool.query(
    `INSERT INTO users (id, username, email, display_name, role, created_at)
     VALUES ($1, 'older', 'older@people.example', 'Жанна', 'user', now())`,
    [id],
  );
  await scratch.pool.query(
    `INSERT INTO sessions (id, user_id, device, address, created_at, last_seen_at, rotated_at, idle_expires_at, expires_at)
     VALUES ($1, $1, 'curl', '127.0.0.1', now(), now(), now(), now() + '1 day', now() + '1 day')`,
    [id],
  );
  await scratch.pool.query(
    `INSERT INTO refresh_tokens (hash, session_id, generation, issued_at) VALUES ('\\x01', $1, 0, now())`,
    [id],
  );
  expect(await migrateUp(scratch.pool, all)).toEqual([]);
  const database = createDatabase(scratch.pool);
  expect(await fillSearchKeys({ database })).toBe(1);
  const found = await database.users.search(searchTerms('ЖАН'), { after: undefined, limit: 2 });
  expect(found.map(user => user.id)).toEqual([id]);
  expect(await database.refreshTokens.findForUpdate(Buffer.from([1]))).toMatchObject({ tokenReplaced: false });
});

test('an applied file that was changed or is gone stops everything', async () => {
  const all = await migrations();
  await migrateUp(scratch.pool, all);
  const changed = all.map((migration, index) => (index === 1 ? { ...migration, hash: 'other' } : migration));
  await expect(migrateUp(scratch.pool, changed)).rejects.toThrow(`${all[1]?.version} was changed`);
  await expect(migrateUp(scratch.pool, all.toSpliced(1, 1))).rejects.toThrow('its file is not here');
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

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

/** One step of the schema, forward and back. `hash` is SHA-256 of the forward half, in hex. */
export interface Migration {
  version: string;
  up: string;
  down: string;
  hash: string;
}

/** Any number that no other user of the database takes for its own advisory lock. */
const migrationLock = 4_706_001;

/** Reads `NNNN-name.up.sql` and `.down.sql` pairs in order. Throws when one has no way back. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.up.sql')).sort();
  return Promise.all(
    files.map(async file => {
      const version = file.slice(0, -'.up.sql'.length);
      const up = await readFile(join(folder, file), 'utf8');
      const down = await readFile(join(folder, `${version}.down.sql`), 'utf8');
      return { version, up, down, hash: createHash('sha256').update(up).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing and returns its versions. Steps of a newer release, which are applied and have no file here,
 * stay: each one only adds, so this release runs on them. Throws when an applied file was changed, or one is gone that
 * is not newer than all files.
 */
export async function migrateUp(pool: Pool, migrations: Migration[]): Promise<string[]> {
  return locked(pool, async client => {
    const applied = await appliedMigrations(client, migrations);
    const missing = migrations.slice(applied.length);
    for (const { version, up, hash } of missing) {
      await inTransaction(client, up, 'INSERT INTO schema_migrations (version, hash) VALUES ($1, $2)', [version, hash]);
    }
    return missing.map(migration => migration.version);
  });
}

/** The applied steps of a newer release. */
export async function newerMigrations(pool: Pool, migrations: Migration[]): Promise<string[]> {
  const { rows } = await pool.query<{ version: string }>(
    'SELECT version FROM schema_migrations WHERE version > $1 ORDER BY version',
    [migrations.at(-1)?.version ?? ''],
  );
  return rows.map(row => row.version);
}

/** Takes back the last `count` migrations, newest first, and returns their versions. Throws when a newer one has no file here. */
export async function migrateDown(pool: Pool, migrations: Migration[], count: number): Promise<string[]> {
  return locked(pool, async client => {
    const applied = await appliedMigrations(client, migrations);
    const [newer] = (await appliedRows(client)).slice(applied.length);
    if (newer) throw new Error(`Take back ${newer.version} first, with the release that brought it`);
    const leaving = applied.slice(Math.max(0, applied.length - count)).reverse();
    for (const { version, down } of leaving) {
      await inTransaction(client, down, 'DELETE FROM schema_migrations WHERE version = $1', [version]);
    }
    return leaving.map(migration => migration.version);
  });
}

/** One migrator at a time, however many are started. */
export async function locked<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return await work(client);
  } finally {
    // Closing the connection frees the lock, whatever state the work left it in.
    client.release(true);
  }
}

/** The applied ones of `migrations`, checked to be its first ones, unchanged. */
async function appliedMigrations(client: PoolClient, migrations: Migration[]): Promise<Migration[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      version text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const last = migrations.at(-1)?.version ?? '';
  const rows = await appliedRows(client);
  return rows.flatMap(({ version, hash }, index) => {
    const migration = migrations[index];
    if (!migration && version > last) return [];
    if (migration?.version !== version) throw new Error(`Migration ${version} is applied, but its file is not here`);
    if (migration.hash !== hash) throw new Error(`Migration ${version} was changed after it was applied`);
    return migration;
  });
}

async function appliedRows(client: PoolClient): Promise<{ version: string; hash: string }[]> {
  const { rows } = await client.query<{ version: string; hash: string }>(
    'SELECT version, hash FROM schema_migrations ORDER BY version',
  );
  return rows;
}

async function inTransaction(client: PoolClient, sql: string, note: string, values: string[]): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(note, values);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

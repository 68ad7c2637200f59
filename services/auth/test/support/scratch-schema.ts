import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readMigrations } from '../../src/stores/migrations.ts';

/** An empty schema of the real database, so that a test can do to its tables what it likes. */
export interface ScratchSchema {
  url: string;
  pool: pg.Pool;
  drop(): Promise<void>;
}

export async function createScratchSchema(postgresUrl: string): Promise<ScratchSchema> {
  const schema = `scratch_${randomBytes(6).toString('hex')}`;
  const url = new URL(postgresUrl);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  await pool.query(`CREATE SCHEMA ${schema}`);
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.query(`DROP SCHEMA ${schema} CASCADE`);
      await pool.end();
    },
  };
}

export const migrations = () => readMigrations(fileURLToPath(new URL('../../migrations', import.meta.url)));

import { fileURLToPath } from 'node:url';
import { readConfig } from '@parley/runtime/config';
import { orExit } from '@parley/runtime/config-error';
import { createLogger } from '@parley/runtime/logger';
import { demandVersion } from '@parley/runtime/store-versions';
import pg from 'pg';
import { z } from 'zod';
import { migrateDown, migrateUp, newerMigrations, readMigrations } from './stores/migrations.ts';

const usage = 'usage: migrate.ts up | down [count]';
const config = orExit(() => readConfig(z.object({ POSTGRES_URL: z.string().min(1) })));
const logger = createLogger({ service: 'auth-migrate', node: 'migrate', level: 'info' });
const [direction, count = '1'] = process.argv.slice(2);

// Migrations may take longer than a request may, so they have a pool without the usual time-outs.
const pool = new pg.Pool({ connectionString: config.POSTGRES_URL, max: 1, connectionTimeoutMillis: 60_000 });
try {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  demandVersion('PostgreSQL', rows[0]?.server_version ?? '');
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
  logger.info({ direction, versions: await run(migrations) }, 'migrated');
  const newer = await newerMigrations(pool, migrations);
  if (newer.length > 0) logger.warn({ versions: newer }, 'a newer release brought these; they only add, and stay');
} catch (error) {
  logger.fatal({ err: error }, 'migration failed');
  process.exitCode = 1;
} finally {
  await pool.end();
}

function run(migrations: Awaited<ReturnType<typeof readMigrations>>): Promise<string[]> {
  if (direction === 'up') return migrateUp(pool, migrations);
  if (direction === 'down' && /^\d+$/.test(count)) return migrateDown(pool, migrations, Number(count));
  throw new Error(usage);
}

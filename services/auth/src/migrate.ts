import { fileURLToPath } from 'node:url';
import { readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { demandVersion } from '@parley/runtime/stores/store-versions';
import pg from 'pg';
import { z } from 'zod';
import { migrateDown, migrateUp, newerMigrations, readMigrations } from './stores/migrations.ts';
import { grantRights } from './stores/rights.ts';

const usage = 'usage: migrate.ts up | down [count]';
const shape = z.object({
  POSTGRES_URL: z.url(),
  /** The account that owns the database; without it, that of the service does. */
  POSTGRES_OWNER_URL: z.url().optional(),
});
const { POSTGRES_URL, POSTGRES_OWNER_URL = POSTGRES_URL } = orExit(() => readConfig(shape));
const accountOf = (url: string): string => decodeURIComponent(new URL(url).username);
const logger = createLogger({ service: 'auth-migrate', node: 'migrate', level: 'info' });
const [direction, count = '1'] = process.argv.slice(2);

// Migrations may take longer than a request may, so they have a pool without the usual time-outs.
const pool = new pg.Pool({ connectionString: POSTGRES_OWNER_URL, max: 1, connectionTimeoutMillis: 60_000 });
try {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  demandVersion('PostgreSQL', rows[0]?.server_version ?? '');
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
  logger.info({ direction, versions: await run(migrations) }, 'migrated');
  const account = accountOf(POSTGRES_URL);
  if (account !== accountOf(POSTGRES_OWNER_URL)) await grantRights(pool, account);
  else logger.warn('the service owns its tables, and could change the audit; POSTGRES_OWNER_URL names another owner');
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

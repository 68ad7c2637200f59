import { fileURLToPath } from 'node:url';
import { readMigrations, type Migration } from '@parley/auth/migrations';
import { isRecentEnough } from '@parley/runtime/stores/store-versions';
import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { withPostgres } from '../clients/stores.ts';
import { fault, type Fault } from '../faults.ts';

const migrationsFolder = fileURLToPath(new URL('../../../../services/auth/migrations', import.meta.url));

type Client = Parameters<Parameters<typeof withPostgres>[1]>[0];

/** PostgreSQL answers, is new enough, keeps what it acknowledges, and has the schema of this version. */
export const postgres: Check = {
  name: 'PostgreSQL',
  async run(visit) {
    try {
      return await withPostgres(visit, async client => [
        ...(await version(client)),
        ...(await durability(client)),
        ...(await migrations(client)),
      ]);
    } catch (error) {
      if (error instanceof NotExamined) throw error;
      return [fault('PD-501', `PostgreSQL does not let us in: ${reasonOf(error)}`)];
    }
  },
};

async function version(client: Client): Promise<Fault[]> {
  const text = await setting(client, 'server_version');
  return isRecentEnough('PostgreSQL', text) ? [] : [fault('PD-502', `PostgreSQL is ${text}`)];
}

async function durability(client: Client): Promise<Fault[]> {
  const states = await Promise.all(
    ['fsync', 'synchronous_commit'].map(async name => [name, await setting(client, name)] as const),
  );
  const off = states.filter(([, value]) => value === 'off');
  return off.map(([name]) => fault('PD-505', `PostgreSQL runs with ${name}=off`));
}

async function migrations(client: Client): Promise<Fault[]> {
  const known = await readMigrations(migrationsFolder);
  const table = await client.query("select to_regclass('schema_migrations') is not null as there");
  if (!table.rows[0]?.there) return [fault('PD-503', 'No migration has run in this database')];
  const { rows } = await client.query<{ version: string; hash: string }>('select version, hash from schema_migrations');
  const missing = known.filter(({ version: name }) => !rows.some(row => row.version === name));
  const found = missing.length > 0 ? [fault('PD-503', `Migrations are missing: ${namesOf(missing)}`)] : [];
  return [...found, ...rows.flatMap(row => foreign(row, known))];
}

function foreign(applied: { version: string; hash: string }, known: Migration[]): Fault[] {
  const ours = known.find(({ version: name }) => name === applied.version);
  if (ours?.hash === applied.hash) return [];
  const what = ours
    ? 'is applied in another form than this version has'
    : 'is applied, and this version does not know it';
  return [fault('PD-504', `The migration ${applied.version} ${what}`)];
}

function namesOf(list: Migration[]): string {
  return list.map(({ version: name }) => name).join(', ');
}

async function setting(client: Client, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name]);
  return rows[0]?.value ?? '';
}

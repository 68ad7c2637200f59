import { chownSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ACCOUNT, AUTH_ACCOUNT } from '../stores/connections.ts';
import { writeWhole } from '../machine/files.ts';
import { runCommand } from '../machine/run-command.ts';
import type { ProbeResult } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';
import { openPostgresHome, type PostgresHome } from './postgres-home.ts';

const SUPERUSER = 'postgres';
const LIMIT_MS = 5_000;

/** PostgreSQL: accounts, sessions, credentials, audit. */
export const postgres: Part = {
  tools: ['postgres'],
  async servers(stack) {
    const port = await stack.ports.claim('postgres');
    const home = await openPostgresHome(stack.layout.data);
    const bin = stack.tool('postgres');
    const cluster = join(home.folder, 'cluster');
    return [
      {
        name: 'postgres',
        kind: 'store',
        after: [],
        command: join(bin, 'postgres'),
        args: ['-D', cluster, ...settings(port)],
        cwd: '/',
        runAs: home.account,
        port,
        prepare: () => initialise(bin, home, cluster, stack.secrets.postgresAdmin),
        probe: () => probe(stack, port),
        settle: () => settle(stack, port),
        // "Fast": ends sessions; SIGTERM would wait for each client to leave.
        stopSignal: 'SIGINT',
      },
    ];
  },
};

function settings(port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'on',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    shared_buffers: '64MB',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Makes the cluster, once; it gets its name only when it is whole. */
async function initialise(bin: string, home: PostgresHome, cluster: string, password: string): Promise<void> {
  if (existsSync(cluster)) return;
  const { uid, gid } = home.account ?? {};
  const unfinished = `${cluster}.new`;
  const passwordFile = join(home.folder, 'initial-password');
  rmSync(unfinished, { recursive: true, force: true });
  writeWhole(passwordFile, password, 0o600);
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
  const access = ['--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', passwordFile];
  const args = ['-D', unfinished, ...access, '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'];
  await runCommand(join(bin, 'initdb'), args, { cwd: '/', uid, gid });
  rmSync(passwordFile);
  renameSync(unfinished, cluster);
}

async function asSuperuser<T>(
  { secrets }: StackContext,
  port: number,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const limits = { connectionTimeoutMillis: LIMIT_MS, query_timeout: LIMIT_MS };
  const account = { user: SUPERUSER, password: secrets.postgresAdmin, database: 'postgres' };
  const client = new pg.Client({ host: '127.0.0.1', port, ...account, ...limits });
  // A server that is killed while a probe is connected: the query itself reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

function probe(stack: StackContext, port: number): Promise<ProbeResult> {
  return asSuperuser(stack, port, async client => {
    await client.query('select 1');
    return { health: 'ready' };
  });
}

/** Makes Parley's accounts, and the database that the first one owns; the other one gets its rights from the migrations. */
function settle(stack: StackContext, port: number): Promise<void> {
  return asSuperuser(stack, port, async client => {
    const { postgres, postgresAuth } = stack.secrets;
    for (const [account, password] of Object.entries({ [ACCOUNT]: postgres, [AUTH_ACCOUNT]: postgresAuth })) {
      const role = await client.query('select 1 from pg_roles where rolname = $1', [account]);
      const secret = client.escapeLiteral(password);
      await client.query(`${role.rowCount ? 'alter' : 'create'} role ${account} login password ${secret}`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [ACCOUNT]);
    if (!database.rowCount) await client.query(`create database ${ACCOUNT} owner ${ACCOUNT}`);
  });
}

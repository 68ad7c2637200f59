import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { repeat } from '@parley/client/repeat';
import { freePort } from '@parley/dev-env/free-ports';
import { layoutOf } from '@parley/local/data/layout';
import type { Platform } from '../lib/platform.ts';
import { settleMatrix } from './matrix-people.ts';
import { ask, startServer, type Peer, type Settlers } from './peer.ts';

/** A virtual environment that is made by hand, once. */
const home = join(homedir(), '.cache/parley/peers/synapse');
const python = join(home, 'bin/python');
const install = `python3 -m venv ${home} && ${home}/bin/pip install 'matrix-synapse[postgres]'`;
const database = 'synapse_bench';
const startWithinMs = 60_000;

/** Synapse in one process, on a database of its own in the platform's PostgreSQL. */
export async function startSynapse(folder: string, platform: Platform, settlers: Settlers): Promise<Peer> {
  const version = await ask(
    python,
    ['-c', 'from importlib.metadata import version as v; print(v("matrix-synapse"))'],
    install,
  );
  mkdirSync(folder);
  const [port, store] = [await freePort(), superuserOf(platform)];
  await makeDatabase(store);
  const config = join(folder, 'homeserver.yaml');
  // JSON is YAML too.
  writeFileSync(config, JSON.stringify(configuration(folder, port, store)));
  const program = ['-m', 'synapse.app.homeserver', '-c', config];
  await ask(python, [...program, '--generate-keys'], install);
  const server = startServer({ command: python, args: program, folder });
  const url = `http://127.0.0.1:${port}`;
  try {
    const isUp = async () => void (await fetch(`${url}/health`));
    await repeat(isUp, { forMs: startWithinMs, may: () => true });
    const crowd = await settleMatrix(url, settlers);
    // As autovacuum would do in time: without it PostgreSQL plans for empty tables.
    await execute(store, database, ['vacuum analyze']);
    return {
      version: version.trim(),
      crowd,
      pids: new Map([
        ['synapse', server.pid],
        ['postgres', platform.pidNow('postgres')],
      ]),
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Store {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** Parley's own accounts may make no database. */
function superuserOf({ dataDir }: Platform): Store {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const { secrets, endpoints } = layoutOf(dataDir);
  const { hostname: host, port } = new URL(read(endpoints)['postgresOwnerUrl'] ?? '');
  return { host, port: Number(port), user: 'postgres', password: read(secrets)['postgresAdmin'] ?? '' };
}

/** The question may be asked of the same platform twice. */
async function makeDatabase(store: Store): Promise<void> {
  await execute(store, 'postgres', [
    `drop database if exists ${database} with (force)`,
    `create database ${database} encoding 'UTF8' locale 'C' template template0`,
  ]);
}

/** By the client that Synapse brings along. */
async function execute(store: Store, dbname: string, commands: string[]): Promise<void> {
  const lines = [
    'import json, os, psycopg2',
    'asked = json.loads(os.environ["ASKED"])',
    'db = psycopg2.connect(**asked["store"])',
    'db.autocommit = True',
    'for command in asked["commands"]: db.cursor().execute(command)',
  ];
  await ask(python, ['-c', lines.join('\n')], install, {
    ASKED: JSON.stringify({ store: { ...store, dbname }, commands }),
  });
}

function configuration(folder: string, port: number, store: Store): object {
  const unlimited = { per_second: 1_000_000, burst_count: 1_000_000 };
  const logFile = join(folder, 'logging.yaml');
  const handlers = { file: { class: 'logging.FileHandler', filename: join(folder, 'synapse.log') } };
  writeFileSync(logFile, JSON.stringify({ version: 1, handlers, root: { level: 'WARNING', handlers: ['file'] } }));
  return {
    server_name: 'localhost',
    pid_file: join(folder, 'synapse.pid'),
    listeners: [{ port, type: 'http', tls: false, bind_addresses: ['127.0.0.1'], resources: [{ names: ['client'] }] }],
    database: { name: 'psycopg2', args: { ...store, dbname: database, cp_min: 5, cp_max: 10 } },
    log_config: logFile,
    media_store_path: join(folder, 'media'),
    signing_key_path: join(folder, 'signing.key'),
    ...{ trusted_key_servers: [], federation_domain_whitelist: [], report_stats: false },
    ...{ enable_registration: true, enable_registration_without_verification: true, bcrypt_rounds: 4 },
    presence: { enabled: false },
    ...{ rc_message: unlimited, rc_registration: unlimited, rc_login: { address: unlimited, account: unlimited } },
    rc_joins: { local: unlimited, remote: unlimited },
    ...{ rc_joins_per_room: unlimited, rc_room_creation: unlimited },
  };
}

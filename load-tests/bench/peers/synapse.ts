import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { repeat } from '@parley/client/repeat';
import { freePort } from '@parley/dev-env/free-ports';
import { layoutOf } from '@parley/local/data/layout';
import type { Platform } from '../lib/platform.ts';
import { callMatrix } from './matrix-api.ts';
import { ask, forEach, startServer, type Peer, type Settlers } from './peer.ts';

/** A virtual environment that is made by hand, once. */
const home = join(homedir(), '.cache/parley/peers/synapse');
const python = join(home, 'bin/python');
const install = `python3 -m venv ${home} && ${home}/bin/pip install 'matrix-synapse[postgres]'`;
const database = 'synapse_bench';
const startWithinMs = 60_000;
const atOnce = 4;

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
    return {
      version: version.trim(),
      crowd: await settleIn(url, settlers),
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

/** By the client that Synapse brings along; the question may be asked of the same platform twice. */
async function makeDatabase(store: Store): Promise<void> {
  const lines = [
    'import json, os, psycopg2',
    'db = psycopg2.connect(dbname="postgres", **json.loads(os.environ["STORE"]))',
    'db.autocommit = True',
    `db.cursor().execute("drop database if exists ${database} with (force)")`,
    `db.cursor().execute("create database ${database} encoding 'UTF8' locale 'C' template template0")`,
  ];
  await ask(python, ['-c', lines.join('\n')], install, { STORE: JSON.stringify(store) });
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

/** Makes the accounts and the rooms; everybody joins theirs. */
async function settleIn(url: string, { people, rooms }: Settlers): Promise<Peer['crowd']> {
  const tokens = new Map<string, string>();
  await forEach(people, atOnce, async username => {
    const body = { username, password: 'bench', auth: { type: 'm.login.dummy' }, inhibit_login: false };
    const answer = await callMatrix<{ access_token: string }>({ url, method: 'POST', path: '/register', body });
    tokens.set(username, answer.access_token);
  });
  const tokenOf = (person: number): string => tokens.get(people[person] ?? '') ?? '';
  const ids = new Map<object, string>();
  await forEach(rooms, atOnce, async room => {
    const [owner = 0, ...others] = room.members;
    const post = { url, method: 'POST' as const };
    const open = { ...post, token: tokenOf(owner), path: '/createRoom', body: { preset: 'public_chat' } };
    const { room_id: id } = await callMatrix<{ room_id: string }>(open);
    const path = `/join/${encodeURIComponent(id)}`;
    for (const person of others) await callMatrix({ ...post, token: tokenOf(person), path, body: {} });
    ids.set(room, id);
  });
  return {
    doors: people.map((_, person) => ({ url, auth: { token: tokenOf(person) } })),
    rooms: rooms.map(room => ({ id: ids.get(room) ?? '', members: room.members })),
    ...{ handshakes: atOnce, sync: false, speaks: 'matrix' },
  };
}

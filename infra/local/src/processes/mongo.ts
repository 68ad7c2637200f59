import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, MongoServerError, type Db, type Document } from 'mongodb';
import { ACCOUNT } from '../stores/connections.ts';
import { ownFolder, writeWhole } from '../machine/files.ts';
import type { ProbeResult } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';

const LIMIT_MS = 10_000;
const PROBE_LIMIT_MS = 2_000;
const ALREADY_INITIALIZED = 23;
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;
const NOT_YET_INITIALIZED = 94;

// From the data folder, where it runs, so that no path needs quotes.
const FOLDER = 'mongo';
const CONF = 'conf/mongod.conf';
const KEY_FILE = 'conf/mongo.key';

/** MongoDB as a replica set of one: transactions and change streams work as they do in production. */
export const mongo: Part = {
  tools: ['mongo'],
  async servers(stack) {
    const port = await stack.ports.claim('mongo');
    const { data } = stack.layout;
    return [
      {
        name: 'mongo',
        kind: 'store',
        after: [],
        command: stack.tool('mongo'),
        args: ['--config', CONF],
        cwd: data,
        port,
        prepare: async () => {
          ownFolder(join(data, FOLDER));
          writeWhole(join(data, KEY_FILE), stack.secrets.mongoKey);
          writeWhole(join(data, CONF), settings(port));
        },
        probe: () => probe(port),
        settle: () => settle(stack, port),
      },
    ];
  },
};

function settings(port: number): string {
  return `storage:
  dbPath: ${FOLDER}
  wiredTiger: { engineConfig: { cacheSizeGB: 0.5 } }
net: { bindIp: 127.0.0.1, port: ${port}, unixDomainSocket: { enabled: false } }
replication: { replSetName: rs0, oplogSizeMB: 1024 }
security: { authorization: enabled, keyFile: ${KEY_FILE} }
setParameter:
  shutdownTimeoutMillisForSignaledShutdown: 100
  diagnosticDataCollectionEnabled: false
  # What a process held that died is free after this: Kafka takes as long to see that a worker is gone.
  transactionLifetimeLimitSeconds: 5
`;
}

/** Runs `use` with a connection without an account: enough for `hello` and, on a new store, for its first account. */
function anonymously<T>(port: number, use: (client: MongoClient) => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  return connected(`mongodb://127.0.0.1:${port}/?directConnection=true`, use, limitMs);
}

async function connected<T>(url: string, use: (client: MongoClient) => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const limits = { serverSelectionTimeoutMS: limitMs, connectTimeoutMS: limitMs, socketTimeoutMS: limitMs };
  const client = new MongoClient(url, limits);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** Ready when it accepts writes, or waits to be made a replica set. */
async function probe(port: number): Promise<ProbeResult> {
  const hello = await anonymously(port, client => client.db('admin').command({ hello: 1 }), PROBE_LIMIT_MS);
  const usable = hello.isWritablePrimary === true || hello.isreplicaset === true;
  return usable ? { health: 'ready' } : { health: 'down', reason: 'no primary yet' };
}

/** Makes the replica set and its accounts; a set that knows an earlier port is told the new one. */
async function settle({ secrets }: StackContext, port: number): Promise<void> {
  const config = { _id: 'rs0', version: 1, members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
  await anonymously(port, async client => {
    const admin = client.db('admin');
    await admin.command({ replSetInitiate: config }).catch(unless(ALREADY_INITIALIZED, UNAUTHORIZED));
  });
  const root = { name: 'root', password: secrets.mongoRoot, port };
  // Until 0.3 the only account was Parley's own, which could do everything: it makes the superuser, once.
  const earlier = { name: ACCOUNT, password: secrets.mongo, port };
  const makeRoot = (admin: Db): Promise<unknown> =>
    admin.command({ createUser: root.name, pwd: root.password, roles: ['root'] });
  const known = (await isLetIn(root)) ? root : earlier;
  await signedIn(known, admin => followPort(admin, config)).catch(unless(AUTHENTICATION_FAILED));
  await anonymously(port, async client => {
    const admin = client.db('admin');
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) await sleep(50);
    await makeRoot(admin).catch(unless(UNAUTHORIZED));
  });
  if (!(await isLetIn(root))) await signedIn(earlier, makeRoot);
  await signedIn(root, admin => makeAccounts(admin, secrets));
}

interface MongoAccount {
  readonly name: string;
  readonly password: string;
  readonly port: number;
}

function signedIn<T>({ name, password, port }: MongoAccount, use: (admin: Db) => Promise<T>): Promise<T> {
  const url = `mongodb://${name}:${password}@127.0.0.1:${port}/admin?directConnection=true`;
  return connected(url, async client => use((await client.connect()).db('admin')));
}

async function isLetIn(account: MongoAccount): Promise<boolean> {
  return (await signedIn(account, async () => true).catch(unless(AUTHENTICATION_FAILED))) ?? false;
}

/** Each may do what it needs, as in infra/compose/mongo/initiate.js. */
async function makeAccounts(admin: Db, secrets: StackContext['secrets']): Promise<void> {
  const own = ['readWrite', 'dbAdmin'].map(role => ({ role, db: ACCOUNT }));
  await makeAccount(admin, ACCOUNT, secrets.mongo, own);
  const figures = [
    { role: 'clusterMonitor', db: 'admin' },
    { role: 'read', db: 'local' },
  ];
  await makeAccount(admin, 'exporter', secrets.mongoExporter, figures);
}

async function makeAccount(admin: Db, name: string, pwd: string, roles: Document[]): Promise<void> {
  const { users } = await admin.command({ usersInfo: name });
  await admin.command({ [users.length > 0 ? 'updateUser' : 'createUser']: name, pwd, roles });
}

async function followPort(admin: Db, wanted: { members: { host: string }[] }): Promise<void> {
  const config = await loadedConfig(admin);
  if (config.members[0].host === wanted.members[0]?.host) return;
  await admin.command({ replSetReconfig: { ...config, members: wanted.members }, force: true });
}

/** A server that has just started needs a moment until it has read its set's configuration. */
async function loadedConfig(admin: Db): Promise<Document> {
  const limit = performance.now() + LIMIT_MS;
  for (;;) {
    const late = performance.now() > limit;
    const answer = await admin.command({ replSetGetConfig: 1 }).catch(unless(...(late ? [] : [NOT_YET_INITIALIZED])));
    if (answer) return answer.config;
    await sleep(50);
  }
}

/** Lets the errors pass that mean: done at an earlier start, or not there yet. */
function unless(...codes: number[]): (error: unknown) => void {
  return error => {
    if (!(error instanceof MongoServerError) || !codes.includes(Number(error.code))) throw error;
  };
}

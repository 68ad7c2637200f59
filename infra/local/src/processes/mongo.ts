import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, MongoServerError, type Db, type Document } from 'mongodb';
import { ACCOUNT } from '../connections.ts';
import { writeWhole } from '../files.ts';
import type { ProbeResult } from '../server.ts';
import type { Part, StackContext } from '../stack-context.ts';

const LIMIT_MS = 10_000;
const PROBE_LIMIT_MS = 2_000;
const ALREADY_INITIALIZED = 23;
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;
const NOT_YET_INITIALIZED = 94;

/** MongoDB as a replica set of one: transactions and change streams work as they do in production. */
export const mongo: Part = {
  tools: ['mongo'],
  async servers(stack) {
    const port = await stack.ports.claim('mongo');
    const folder = join(stack.layout.data, 'mongo');
    const conf = join(stack.layout.conf, 'mongod.conf');
    const keyFile = join(stack.layout.conf, 'mongo.key');
    return [
      {
        name: 'mongo',
        kind: 'store',
        after: [],
        command: stack.tool('mongo'),
        args: ['--config', conf],
        port,
        prepare: async () => {
          mkdirSync(folder, { recursive: true });
          writeWhole(keyFile, stack.secrets.mongoKey, 0o600);
          chmodSync(keyFile, 0o600);
          writeWhole(conf, settings(folder, port, keyFile));
        },
        probe: () => probe(port),
        settle: () => settle(stack, port),
      },
    ];
  },
};

function settings(folder: string, port: number, keyFile: string): string {
  return `storage:
  dbPath: ${JSON.stringify(folder)}
  wiredTiger: { engineConfig: { cacheSizeGB: 0.5 } }
net: { bindIp: 127.0.0.1, port: ${port}, unixDomainSocket: { enabled: false } }
replication: { replSetName: rs0, oplogSizeMB: 1024 }
security: { authorization: enabled, keyFile: ${JSON.stringify(keyFile)} }
setParameter: { shutdownTimeoutMillisForSignaledShutdown: 100, diagnosticDataCollectionEnabled: false }
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

/** Makes the replica set and Parley's account; a set that knows an earlier port is told the new one. */
async function settle(stack: StackContext, port: number): Promise<void> {
  const config = { _id: 'rs0', version: 1, members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
  await anonymously(port, async client => {
    const admin = client.db('admin');
    await admin.command({ replSetInitiate: config }).catch(unless(ALREADY_INITIALIZED, UNAUTHORIZED));
  });
  const url = `mongodb://${ACCOUNT}:${stack.secrets.mongo}@127.0.0.1:${port}/admin?directConnection=true`;
  await connected(url, client => followPort(client.db('admin'), config)).catch(unless(AUTHENTICATION_FAILED));
  await anonymously(port, async client => {
    const admin = client.db('admin');
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) await sleep(50);
    const account = { createUser: ACCOUNT, pwd: stack.secrets.mongo, roles: ['root'] };
    await admin.command(account).catch(unless(UNAUTHORIZED));
  });
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

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrateUp, readMigrations } from '@parley/auth/migrations';
import { defineModels, ensureIndexes } from '@parley/chat/models';
import { endpoints } from '@parley/dev-env/endpoints';
import { freePort } from '@parley/dev-env/free-ports';
import mongoose from 'mongoose';
import pg from 'pg';
import type { Platform } from '../../src/platform.ts';
import type { Plant, Planted } from '../support/plant.ts';
import { programOf } from '../support/processes.ts';

const collections = Object.keys(defineModels(mongoose.createConnection()));
const migrations = fileURLToPath(new URL('../../../../services/auth/migrations', import.meta.url));

/** A database of its own beside the stack's, spoilt with SQL after so many of the migrations. */
async function spoiltPostgres(upTo: number, ...sql: string[]): Promise<Planted> {
  const owner = await databaseOwner(endpoints().postgresOwnerUrl);
  const pool = new pg.Pool({ connectionString: owner.url, max: 1 });
  await migrateUp(pool, (await readMigrations(migrations)).slice(0, upTo));
  for (const statement of sql) await pool.query(statement);
  await pool.end();
  return { platform: { postgresUrl: owner.url }, undo: owner.drop };
}

/** The owner may not make databases: a schema of its own does the same. */
async function databaseOwner(postgresUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const schema = `doctor_${Date.now()}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create schema ${schema}`);
  const url = `${postgresUrl}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  return { url, drop: () => run(`drop schema ${schema} cascade`) };
}

/** PostgreSQL and MongoDB. */
export const databases: Plant[] = [
  {
    name: 'the password of PostgreSQL is wrong',
    codes: ['PD-501'],
    plant: async ({ postgresUrl = '' }) => ({
      platform: { postgresUrl: postgresUrl.replace(/:[^:@]+@/, ':8d1f6c2ab94e70d3@') },
    }),
  },
  {
    name: 'a migration is missing',
    codes: ['PD-503'],
    plant: () => spoiltPostgres(-1),
  },
  {
    name: 'a migration of another version is applied',
    codes: ['PD-504'],
    plant: () => spoiltPostgres(Infinity, "insert into schema_migrations (version, hash) values ('9999-future', 'x')"),
  },
  {
    name: 'PostgreSQL acknowledges before it has written',
    codes: ['PD-505'],
    async plant({ postgresUrl = '' }) {
      const url = `${postgresUrl}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
      return { platform: { postgresUrl: url } };
    },
  },
  {
    name: 'nobody listens at the address of MongoDB',
    codes: ['PD-601'],
    plant: async ({ mongoUrl = '' }) => ({
      platform: otherMongo(mongoUrl.replace(/:\d+\//, `:${await freePort()}/`)),
    }),
  },
  {
    name: 'MongoDB is no replica set, empty, and open to all',
    codes: ['PD-401', 'PD-403', 'PD-603', ...collections.map(() => 'PD-604' as const), 'PD-607'],
    plant: standaloneMongo,
  },
  {
    name: 'an index of MongoDB was dropped, and no migration has run',
    codes: ['PD-604', 'PD-607'],
    plant: mongoWithoutIndex,
  },
  {
    name: 'a majority acknowledges before its journal is written',
    codes: ['PD-605'],
    async plant() {
      await reconfigure(false);
      return { undo: () => reconfigure(true) };
    },
  },
  {
    name: 'MongoDB keeps the transactions of the dead for a minute, as it does by itself',
    codes: ['PD-608'],
    async plant() {
      await limitTransactions(60);
      return { undo: () => limitTransactions(5) };
    },
  },
];

/** The platform with another MongoDB for every account. */
function otherMongo(mongoUrl: string): Partial<Platform> {
  return { mongoUrl, mongoMonitorUrl: mongoUrl };
}

async function standaloneMongo(platform: Platform): Promise<Planted> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-mongo-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind_ip', '127.0.0.1', '--dbpath', folder, '--nounixsocket'];
  const child = spawn(programOf(platform, 'mongo'), args, { stdio: 'ignore' });
  await sleep(2_000);
  return {
    platform: otherMongo(`mongodb://127.0.0.1:${port}/parley`),
    undo: async () => {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

async function mongoWithoutIndex(): Promise<Planted> {
  const url = endpoints().mongoAdminUrl.replace(/\/parley\?/, `/doctor-${Date.now()}?`);
  const connection = await mongoose.createConnection(url, { autoCreate: false, autoIndex: false }).asPromise();
  await ensureIndexes(defineModels(connection));
  await connection.collection('room_log').dropIndex('roomId_1_seq_1');
  return {
    platform: { mongoUrl: url },
    undo: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

async function limitTransactions(transactionLifetimeLimitSeconds: number): Promise<void> {
  await asMongoAdmin(async admin => {
    await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds });
  });
}

async function reconfigure(writeConcernMajorityJournalDefault: boolean): Promise<void> {
  await asMongoAdmin(async admin => {
    const { config } = (await admin.command({ replSetGetConfig: 1 })) as { config: { version: number } };
    const next = { ...config, version: config.version + 1, writeConcernMajorityJournalDefault };
    await admin.command({ replSetReconfig: next, force: true });
  });
}

async function asMongoAdmin(work: (admin: mongoose.mongo.Db) => Promise<void>): Promise<void> {
  const connection = await mongoose.createConnection(endpoints().mongoAdminUrl).asPromise();
  await work(connection.getClient().db('admin'));
  await connection.close();
}

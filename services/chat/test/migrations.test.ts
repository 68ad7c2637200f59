import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { foldText } from '@parley/contracts/text';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import type { Connection } from 'mongoose';
import { migrations } from '../src/migrations/index.ts';
import type { Migration } from '../src/migrations/migration.ts';
import { Migrator } from '../src/migrations/migrator.ts';
import { defineModels, ensureIndexes, type Models } from '../src/stores/models.ts';

const logger = createLogger({ service: 'test', node: 'migrations', level: 'fatal' });
const versions = migrations.map(({ version }) => version);
let url: string;
let connection: Connection;
let stores: Models;

/** A database of the test's own, with rooms as 0.3 wrote them: no folded name, no version, and two members each. */
beforeEach(async () => {
  url = endpoints().mongoAdminUrl.replace(/\/parley\?/, `/migrations-${randomUUID().slice(0, 8)}?`);
  connection = await connectMongo(url, { name: 'test', maxPoolSize: 10, timeoutMs: 20_000, logger });
  stores = defineModels(connection);
  await ensureIndexes(stores);
});
afterEach(async () => {
  await connection.dropDatabase();
  await connection.close();
});

async function writeOldRooms(count: number): Promise<void> {
  const createdAt = new Date();
  const rooms = Array.from({ length: count }, (_, at) => ({
    ...{ _id: randomUUID(), kind: 'group', name: `Straße ${at}`, public: true },
    ...{ createdBy: 'ann', createdAt, memberCount: 2 },
  }));
  await stores.rooms.collection.insertMany(rooms as never[]);
  const members = rooms.flatMap(({ _id: roomId }) =>
    ['ann', 'bob'].map(userId => ({ _id: `${roomId} ${userId}`, roomId, userId, role: 'member', joinedAt: createdAt })),
  );
  await stores.members.collection.insertMany(members as never[]);
}

const migrator = (steps: readonly Migration[] = migrations, leaseMs = 30_000) =>
  new Migrator({ stores, migrations: steps, logger, batch: 50, leaseMs });
const statesOf = async (steps?: readonly Migration[]) =>
  (await migrator(steps).state()).map(({ version, state }) => `${version} ${state}`);
const all = (state: string) => versions.map(version => `${version} ${state}`);

/** Each room has its folded name, and was told once with both of its members. */
async function expectMigrated(count: number): Promise<void> {
  const rooms = await stores.rooms.find().lean().exec();
  expect(rooms).toHaveLength(count);
  for (const { name, folded, version } of rooms) expect([folded, version]).toEqual([foldText(name ?? ''), 1]);
  const told = await stores.outbox.find().lean().exec();
  const lines = told.map(({ roomId, event }) => `${roomId} ${'userId' in event ? event.userId : 'room'}`);
  expect(lines.sort()).toEqual(rooms.flatMap(({ _id }) => ['ann', 'bob', 'room'].map(who => `${_id} ${who}`)).sort());
}

test('forward, back, and forward again, also on an empty database', async () => {
  expect(await statesOf()).toEqual(all('missing'));
  expect(await migrator().up()).toEqual(versions);
  expect(await migrator().down(9)).toEqual(versions.toReversed());
  await writeOldRooms(25);
  expect(await statesOf()).toEqual(all('missing'));
  await migrator().up();
  await expectMigrated(25);
  expect(await migrator().down(versions.length)).toEqual(versions.toReversed());
  expect(await stores.rooms.countDocuments({ folded: { $exists: true } })).toBe(0);
  await migrator().up();
  await expectMigrated(25);
  expect(await statesOf()).toEqual(all('applied'));
});

test('several processes at once do the work once, and the newest step alone goes back', async () => {
  await writeOldRooms(60);
  await Promise.all([1, 2, 3].map(() => migrator().up()));
  await expectMigrated(60);
  expect(await migrator().down(1)).toEqual(versions.slice(-1));
  expect(await statesOf()).toEqual([...all('applied').slice(0, -1), `${versions.at(-1)} missing`]);
});

test('what a process of the release before writes beside this one is changed at the next start', async () => {
  await migrator().up();
  await writeOldRooms(5);
  await migrator().up();
  await expectMigrated(5);
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await stores.migrations.updateMany({ state: 'applied' }, { $set: { at: longAgo } });
  await writeOldRooms(1);
  expect(await migrator().up()).toEqual([]);
});

test('killed in the middle it is run again by the next one', async () => {
  const count = 6_000;
  await writeOldRooms(count);
  const script = fileURLToPath(new URL('../src/migrate.ts', import.meta.url));
  const child = spawn(process.execPath, [script, 'up'], { env: { ...process.env, MONGO_URL: url }, stdio: 'ignore' });
  const gone = once(child, 'exit');
  const folded = () => stores.rooms.countDocuments({ folded: { $exists: true } });
  while ((await folded()) === 0) await sleep(2);
  child.kill('SIGKILL');
  expect(await gone).toEqual([null, 'SIGKILL']);
  expect(await folded()).toBeLessThan(count);
  expect(await statesOf()).toEqual([`${versions[0]} applying`, ...all('missing').slice(1)]);
  // As if its lease of 30 s were over.
  await stores.migrations.updateOne({ _id: 'turn' }, { $set: { until: new Date(0) } });
  await migrator(migrations.slice(0, 1)).up();
  expect(await folded()).toBe(count);
});

test('stopped in the middle it is run again, and nobody is told twice; or it is taken back', async () => {
  await writeOldRooms(60);
  const stopping = new AbortController();
  const stopped = migrator().up(stopping.signal);
  await eventually(async () => expect(await stores.outbox.countDocuments()).toBeGreaterThan(0));
  stopping.abort();
  await expect(stopped).rejects.toThrow('abort');
  expect(await stores.rooms.countDocuments({ version: { $exists: false } })).toBeGreaterThan(0);
  const later = versions.slice(2).map(version => `${version} missing`);
  expect(await statesOf()).toEqual([`${versions[0]} applied`, `${versions[1]} applying`, ...later]);
  await migrator().up();
  await expectMigrated(60);
  expect(await migrator().down(versions.length)).toEqual(versions.toReversed());
});

test('a silent process loses its turn, and changes nothing more', async () => {
  const steps: string[] = [];
  const step = (name: string, pauseMs: number): Migration => ({
    version: '0001-slow',
    async up() {
      steps.push(name);
      await sleep(pauseMs);
      return steps.filter(one => one === name).length < 3 ? 50 : 0;
    },
    down: () => Promise.resolve(0),
  });
  const slow = migrator([step('slow', 1_500)], 400).up();
  await eventually(() => expect(steps).toEqual(['slow']));
  const next = migrator([step('quick', 0)]).up();
  await expect(slow).rejects.toThrow('another process took the turn');
  await next;
  expect(steps).toEqual(['slow', 'quick', 'quick', 'quick']);
});

test('steps of a newer release stay, and are taken back by it before ours', async () => {
  const newer: Migration = { version: '0999-newer', up: () => Promise.resolve(0), down: () => Promise.resolve(0) };
  await migrator([...migrations, newer]).up();
  expect(await statesOf()).toEqual([...all('applied'), '0999-newer newer']);
  await migrator().up();
  await expect(migrator().down(1)).rejects.toThrow('Take back 0999-newer first, with the release that brought it');
  expect(await migrator([...migrations, newer]).down(1)).toEqual(['0999-newer']);
  expect(await migrator().down(1)).toEqual(versions.slice(-1));
});

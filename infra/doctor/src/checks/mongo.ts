import { migrations } from '@parley/chat/migrations';
import { defineModels } from '@parley/chat/models';
import type { Connection } from 'mongoose';
import { isRecentEnough } from '@parley/runtime/stores/store-versions';
import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { withMongo } from '../clients/stores.ts';
import { fault, type Fault } from '../faults.ts';
import type { Platform } from '../platform.ts';

const wantedMembers = 3;
const namespaceNotFound = 26;

/** MongoDB answers, is new enough, a replica set, and has all indexes and migrations. */
export const mongo: Check = {
  name: 'MongoDB',
  async run(visit) {
    try {
      return await withMongo(visit, async connection => [
        ...(await version(connection)),
        ...(await replication(connection, visit.platform)),
        ...(await indexes(connection)),
        ...(await unapplied(connection)),
      ]);
    } catch (error) {
      if (error instanceof NotExamined) throw error;
      return [fault('PD-601', `MongoDB does not let us in: ${reasonOf(error)}`)];
    }
  },
};

async function version(connection: Connection): Promise<Fault[]> {
  const { version: text } = (await connection.db?.admin().serverInfo()) as { version: string };
  return isRecentEnough('MongoDB', text) ? [] : [fault('PD-602', `MongoDB is ${text}`)];
}

interface Hello {
  setName?: string;
  /** What a router of a sharded cluster says instead. */
  msg?: string;
  hosts?: string[];
}

async function replication(connection: Connection, { environment }: Platform): Promise<Fault[]> {
  const { setName, msg, hosts = [] } = (await connection.db?.command({ hello: 1 })) as Hello;
  if (msg === 'isdbgrid') return [];
  if (setName === undefined) return [fault('PD-603', 'MongoDB is a single server without a replica set')];
  const few = environment === 'production' && hosts.length < wantedMembers;
  return few ? [fault('PD-606', `The replica set ${setName} has ${hosts.length} data-bearing members`)] : [];
}

async function indexes(connection: Connection): Promise<Fault[]> {
  const models = Object.values(defineModels(connection));
  const missing = await Promise.all(
    models.map(async model => {
      const there = await model.collection.listIndexes().toArray().catch(unlessMissing);
      const { toCreate } = there.length === 0 ? { toCreate: [] } : await model.diffIndexes();
      if (there.length === 0) return [`${model.collection.name} (the whole collection)`];
      return toCreate.map((keys: object) => `${model.collection.name} ${JSON.stringify(keys)}`);
    }),
  );
  return missing.flat().map(index => fault('PD-604', `An index is missing: ${index}`));
}

async function unapplied(connection: Connection): Promise<Fault[]> {
  const applied = await defineModels(connection).migrations.find({ state: 'applied' }).lean().exec();
  const missing = migrations.filter(({ version }) => !applied.some(({ _id }) => _id === version));
  if (missing.length === 0) return [];
  return [fault('PD-607', `Migrations of MongoDB are missing: ${missing.map(({ version }) => version).join(', ')}`)];
}

function unlessMissing(error: { code?: number }): [] {
  if (error.code === namespaceNotFound) return [];
  throw error;
}

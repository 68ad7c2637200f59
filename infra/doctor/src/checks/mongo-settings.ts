import type { Check } from '../check.ts';
import { NotExamined } from '../not-examined.ts';
import { withMongoMonitor } from '../clients/stores.ts';
import { fault, type Fault } from '../faults.ts';

const unauthorized = 13;
const notReplicated = 76;
/** A transaction of a dead process holds what it wrote for so long, and half as long again until MongoDB looks. */
const longestTransactionSeconds = 10;

type Ask = <T>(command: object) => Promise<T>;

/** Settings of the server that decide what survives a crash, and for how long a dead process is in the way. */
export const mongoSettings: Check = {
  name: 'MongoDB settings',
  run: visit =>
    withMongoMonitor(visit, async connection => {
      const ask: Ask = command => connection.getClient().db('admin').command(command) as Promise<never>;
      return [...(await concernFaults(ask)), ...(await transactionFaults(ask))];
    }).catch(notExamined),
};

/** Our writes name their concern themselves; what a majority means is the replica set's own configuration. */
async function concernFaults(ask: Ask): Promise<Fault[]> {
  const { config } = await ask<{ config: { writeConcernMajorityJournalDefault?: boolean } }>({ replSetGetConfig: 1 });
  if (config.writeConcernMajorityJournalDefault !== false) return [];
  return [
    fault('PD-605', 'A majority acknowledges before its journal is written (writeConcernMajorityJournalDefault)'),
  ];
}

async function transactionFaults(ask: Ask): Promise<Fault[]> {
  const name = 'transactionLifetimeLimitSeconds';
  const { [name]: seconds } = await ask<{ [name]: number }>({ getParameter: 1, [name]: 1 });
  if (seconds <= longestTransactionSeconds) return [];
  return [fault('PD-608', `A transaction of a dead process may stop rooms for ${seconds} s (${name})`)];
}

/** A MongoDB that is away, or no replica set, is another check's finding. */
function notExamined(error: unknown): never {
  if (error instanceof NotExamined) throw error;
  const { code } = error as { code?: number };
  if (code === unauthorized)
    throw new NotExamined('the account of MONGO_URL may not read it: set MONGO_MONITOR_URL (role clusterMonitor)');
  throw new NotExamined(code === notReplicated ? 'MongoDB is no replica set' : 'MongoDB does not let us in');
}

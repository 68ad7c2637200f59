import type { Check } from '../check.ts';
import { NotExamined } from '../not-examined.ts';
import { withMongoMonitor } from '../clients/stores.ts';
import { fault } from '../faults.ts';

const unauthorized = 13;
const notReplicated = 76;

/** Our writes name their concern themselves; what a majority means is the replica set's own configuration. */
export const mongoConcern: Check = {
  name: 'MongoDB write concern',
  run: visit =>
    withMongoMonitor(visit, async connection => {
      const { config } = (await connection.getClient().db('admin').command({ replSetGetConfig: 1 })) as {
        config: { writeConcernMajorityJournalDefault?: boolean };
      };
      if (config.writeConcernMajorityJournalDefault !== false) return [];
      return [
        fault('PD-605', 'A majority acknowledges before its journal is written (writeConcernMajorityJournalDefault)'),
      ];
    }).catch(notExamined),
};

/** A MongoDB that is away, or no replica set, is another check's finding. */
function notExamined(error: unknown): never {
  if (error instanceof NotExamined) throw error;
  const { code } = error as { code?: number };
  if (code === unauthorized)
    throw new NotExamined('the account of MONGO_URL may not read it: set MONGO_MONITOR_URL (role clusterMonitor)');
  throw new NotExamined(code === notReplicated ? 'MongoDB is no replica set' : 'MongoDB does not let us in');
}

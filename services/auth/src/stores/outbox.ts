import { userEventRecord, type UserEventRecord } from '@parley/contracts/records';
import { countRows, type Queryable } from './queryable.ts';

export interface OutboxEntry {
  /** A bigint, as text. */
  id: string;
  key: string;
  record: UserEventRecord;
  headers: Record<string, string>;
}

/**
 * Records that became true in a transaction and still have to reach Kafka. Records of one key are in the order in
 * which they became true, because anyone who writes one holds the row that it is about.
 */
export interface Outbox {
  /** Throws when the record does not fit its contract: it would be a dead letter for everybody. */
  add(key: string, record: UserEventRecord, headers: Record<string, string>): Promise<void>;
  /**
   * The oldest entries, or undefined while another node takes them: one at a time keeps the order. To be called in a
   * transaction, whose end gives the turn back, also when the process dies.
   */
  takeTurn(limit: number): Promise<OutboxEntry[] | undefined>;
  remove(ids: string[]): Promise<void>;
  count(): Promise<number>;
}

/** Any number that no other user of the database takes for its own advisory lock. */
const turnLock = 4_706_002;

export function createOutbox(db: Queryable): Outbox {
  return {
    async add(key, record, headers) {
      const value = JSON.stringify(userEventRecord.parse(record));
      await db.query('INSERT INTO outbox (key, record, headers) VALUES ($1, $2, $3)', [
        key,
        value,
        JSON.stringify(headers),
      ]);
    },
    async takeTurn(limit) {
      const [turn] = await db.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [turnLock]);
      if (!turn?.mine) return undefined;
      return db.query<OutboxEntry>('SELECT id, key, record, headers FROM outbox ORDER BY id LIMIT $1', [limit]);
    },
    async remove(ids) {
      await db.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [ids]);
    },
    count: () => countRows(db, 'outbox'),
  };
}

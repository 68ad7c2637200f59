import { ParleyError } from '@parley/contracts/errors';
import pg from 'pg';

/** A connection, or a transaction on one. Throws `unavailable` while PostgreSQL is away. */
export interface Queryable {
  query<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
}

export function queryable(source: pg.Pool | pg.PoolClient): Queryable {
  return {
    async query<R extends object>(sql: string, values: unknown[] = []) {
      try {
        return (await source.query<R>(sql, values)).rows;
      } catch (error) {
        throw awayOr(error);
      }
    },
  };
}

/** Counts the rows of a table. The name becomes part of the statement: it is never one that came from outside. */
export async function countRows(db: Queryable, table: string): Promise<number> {
  const [row] = await db.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${table}`);
  return row?.rows ?? 0;
}

/** Classes of SQLSTATE that mean the server and not the query: connection, resources, operator, cancelled by time-out. */
const serverTrouble = /^(08|53|57)/;

/** What the driver raised, as `unavailable` when no answer of the server's own stands behind it. */
export function awayOr(error: unknown): unknown {
  if (error instanceof ParleyError) return error;
  if (error instanceof pg.DatabaseError && !serverTrouble.test(error.code ?? '')) return error;
  return new ParleyError('unavailable', 'The account store is away', { retryAfterMs: 2_000, cause: error });
}

/** The unique constraint that an insert ran into, if that is what happened. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code === '23505' ? error.constraint : undefined;
}

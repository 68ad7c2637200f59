import pg from 'pg';

interface PoolOptions {
  name: string;
  /** Connections; at most 50. */
  max: number;
  /** Milliseconds that a connection or a statement may take; by default as long as a request can wait. */
  timeoutMs?: number;
}

/** A pool whose every wait has an end. */
export function connectPostgres(url: string, { name, max, timeoutMs }: PoolOptions): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    application_name: name,
    max: Math.min(max, 50),
    connectionTimeoutMillis: timeoutMs ?? 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: timeoutMs ?? 3_000,
    // After the server's own, which says why.
    query_timeout: (timeoutMs ?? 3_000) + 1_000,
    idle_in_transaction_session_timeout: 10_000,
  });
}

/** Runs `work` in one transaction; whatever it throws rolls back and is thrown on. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    const rolledBack = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    // A client whose rollback failed is in an unknown state: it is thrown away.
    client.release(!rolledBack);
    throw error;
  }
}

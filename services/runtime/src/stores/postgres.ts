import pg from 'pg';

interface PoolOptions {
  name: string;
  /** Connections; at most 50. */
  max: number;
}

/** A pool whose every wait has an end. */
export function connectPostgres(url: string, { name, max }: PoolOptions): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    application_name: name,
    max: Math.min(max, 50),
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 3_000,
    query_timeout: 4_000,
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

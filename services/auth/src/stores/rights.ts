import type { Pool } from 'pg';
import { locked } from './migrations.ts';

/** By table, where it is less than reading and writing rows. */
const special: Record<string, string> = {
  audit_events: 'SELECT, INSERT',
  schema_migrations: 'SELECT',
};

/**
 * Gives the service's own account what it needs, and takes away everything else: it works with rows, adds to the audit,
 * and owns nothing, so that it can drop neither a table nor the trigger that keeps the audit. Run as the owner.
 */
export async function grantRights(pool: Pool, account: string): Promise<void> {
  await locked(pool, async client => {
    const { rows } = await client.query<{ schema: string; table: string }>(
      'SELECT schemaname AS schema, tablename AS table FROM pg_tables WHERE schemaname = current_schema()',
    );
    const role = client.escapeIdentifier(account);
    const schema = client.escapeIdentifier(rows[0]?.schema ?? 'public');
    const grants = rows.map(({ table }) => {
      const rights = special[table] ?? 'SELECT, INSERT, UPDATE, DELETE';
      return `GRANT ${rights} ON ${schema}.${client.escapeIdentifier(table)} TO ${role}`;
    });
    // Statements of one query are one transaction: a service that runs does not lose its rights meanwhile.
    await client.query(
      [
        `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${role}`,
        `REVOKE CREATE ON SCHEMA ${schema} FROM ${role}`,
        `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
        ...grants,
      ].join(';\n'),
    );
  });
}

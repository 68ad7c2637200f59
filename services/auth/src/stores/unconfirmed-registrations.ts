import { countRows, type Queryable } from './queryable.ts';
import { requestColumns, type RegistrationRequest } from './registration-requests.ts';

/** People who have yet to open the link that was sent to the address they gave. */
export interface UnconfirmedRegistrations {
  /** A guest who tries again is here once, as they last wished; the link of before is over. */
  add(registration: RegistrationRequest): Promise<void>;
  count(): Promise<number>;
  find(id: string): Promise<RegistrationRequest | undefined>;
  /** The link that opens it from now on, by SHA-256 of its token. */
  setToken(id: string, tokenHash: Buffer): Promise<void>;
  /** Of many who open a link at once one gets it, when the transaction commits. */
  take(tokenHash: Buffer, notBefore: Date): Promise<RegistrationRequest | undefined>;
}

export function createUnconfirmedRegistrations(db: Queryable): UnconfirmedRegistrations {
  return {
    async add({ id, username, email, displayName, passwordHash, createdAt }) {
      await db.query(
        `INSERT INTO unconfirmed_registrations (id, username, email, display_name, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET token_hash = NULL, username = EXCLUDED.username,
           email = EXCLUDED.email, display_name = EXCLUDED.display_name, password_hash = EXCLUDED.password_hash,
           created_at = EXCLUDED.created_at`,
        [id, username, email, displayName, passwordHash, createdAt],
      );
    },
    count: () => countRows(db, 'unconfirmed_registrations'),
    async find(id) {
      const sql = `SELECT ${requestColumns} FROM unconfirmed_registrations WHERE id = $1`;
      return (await db.query<RegistrationRequest>(sql, [id]))[0];
    },
    async setToken(id, tokenHash) {
      await db.query('UPDATE unconfirmed_registrations SET token_hash = $2 WHERE id = $1', [id, tokenHash]);
    },
    async take(tokenHash, notBefore) {
      const sql = `DELETE FROM unconfirmed_registrations WHERE token_hash = $1 AND created_at > $2 RETURNING ${requestColumns}`;
      return (await db.query<RegistrationRequest>(sql, [tokenHash, notBefore]))[0];
    },
  };
}

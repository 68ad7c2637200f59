import { countRows, type Queryable } from './queryable.ts';

/** Somebody who waits for an account. */
export interface RegistrationRequest {
  id: string;
  username: string;
  email: string;
  displayName: string;
  passwordHash: string;
  createdAt: Date;
}

export interface RegistrationRequests {
  /** The same names twice are one request, the first; so are two of one guest. */
  add(request: RegistrationRequest): Promise<void>;
  count(): Promise<number>;
  /** The oldest 100. */
  list(): Promise<RegistrationRequest[]>;
  /** Takes a request out, until the transaction ends; undefined when there is none. */
  take(id: string): Promise<RegistrationRequest | undefined>;
}

/** A row as a `RegistrationRequest`. */
export const requestColumns = `id, username, email, display_name AS "displayName", password_hash AS "passwordHash",
  created_at AS "createdAt"`;

export function createRegistrationRequests(db: Queryable): RegistrationRequests {
  return {
    async add({ id, username, email, displayName, passwordHash, createdAt }) {
      await db.query(
        `INSERT INTO registration_requests (id, username, email, display_name, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [id, username, email, displayName, passwordHash, createdAt],
      );
    },
    count: () => countRows(db, 'registration_requests'),
    list: () =>
      db.query<RegistrationRequest>(
        `SELECT ${requestColumns} FROM registration_requests ORDER BY created_at LIMIT 100`,
      ),
    async take(id) {
      const sql = `DELETE FROM registration_requests WHERE id = $1 RETURNING ${requestColumns}`;
      return (await db.query<RegistrationRequest>(sql, [id]))[0];
    },
  };
}

import type { Queryable } from './queryable.ts';
import { userColumns, type User } from './users.ts';

/** An account as operators see it. */
export interface AdministeredUser extends User {
  email: string;
  /** When one of the sessions was used last; null when none is kept. */
  lastSeenAt: Date | null;
  /** How many stand. */
  sessions: number;
  suspendedAt: Date | null;
  suspendReason: string | null;
  /** Since when its owner has deleted it. */
  closedAt: Date | null;
}

/** Where an account stands in the list of all. */
export type CreatedPlace = Pick<User, 'id' | 'createdAt'>;

/** `words` are folded as in `search-keys.ts`, and all must be in the names; `address` may be a part of the e-mail address instead. */
export interface AccountQuery {
  search: { words: string[]; address: string } | undefined;
  suspended: boolean;
  after: CreatedPlace | undefined;
  limit: number;
}

/** Accounts for those who run the platform. Guests are none. Each change says whether it found somebody to do it to. */
export interface Administered {
  /** The newest first. */
  page(query: AccountQuery): Promise<AdministeredUser[]>;
  /** By id, username or e-mail address. */
  find(name: string): Promise<AdministeredUser | undefined>;
  /** From here to the end of the transaction nobody signs in; the sessions that stood before must be ended in it. */
  suspend(userId: string, reason: string, now: Date): Promise<boolean>;
  /** False for an account that is not suspended. */
  restore(userId: string): Promise<boolean>;
  setRole(userId: string, role: 'user' | 'admin'): Promise<boolean>;
  hasAdmin(): Promise<boolean>;
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const selected = `
  SELECT u.*, s.count AS sessions, s.last AS "lastSeenAt" FROM (
    SELECT ${userColumns}, closed_at AS "closedAt", suspended_at AS "suspendedAt", suspend_reason AS "suspendReason"
    FROM users WHERE deleted_at IS NULL AND role <> 'guest'`;
// Counted for the rows of the page alone.
const withSessions = `) u, LATERAL (
    SELECT count(*) FILTER (WHERE revoked_at IS NULL AND idle_expires_at > now() AND expires_at > now())::integer AS count,
      max(last_seen_at) AS last FROM sessions WHERE user_id = u.id) s`;

const pageSql = `${selected}
    AND ($1::text IS NULL OR search_text LIKE ALL ($2) OR position($1 IN email) > 0)
    AND (NOT $3 OR suspended_at IS NOT NULL)
    AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', created_at), id) < ($4, $5::uuid))
    ORDER BY date_trunc('milliseconds', created_at) DESC, id DESC LIMIT $6 ${withSessions}
  ORDER BY date_trunc('milliseconds', u."createdAt") DESC, u.id DESC`;

export function createAdministered(db: Queryable): Administered {
  const hits = async (sql: string, values: unknown[]) => (await db.query(`${sql} RETURNING id`, values)).length > 0;
  const account = `id = $1 AND role <> 'guest' AND deleted_at IS NULL`;
  return {
    page({ search, suspended, after, limit }) {
      const patterns = search?.words.map(word => `%${word.replace(/[\\%_]/g, '\\$&')}%`) ?? [];
      return db.query<AdministeredUser>(pageSql, [
        search?.address,
        patterns,
        suspended,
        after?.createdAt,
        after?.id,
        limit,
      ]);
    },
    async find(name) {
      const named = isId.test(name) ? 'id = $1' : '(username = $1 OR email = $1)';
      return (await db.query<AdministeredUser>(`${selected} AND ${named} ${withSessions}`, [name]))[0];
    },
    suspend: (userId, reason, now) =>
      hits(`UPDATE users SET suspended_at = $2, suspend_reason = $3 WHERE ${account}`, [userId, now, reason]),
    restore: userId =>
      hits(
        `UPDATE users SET suspended_at = NULL, suspend_reason = NULL WHERE ${account} AND suspended_at IS NOT NULL`,
        [userId],
      ),
    setRole: (userId, role) => hits(`UPDATE users SET role = $2 WHERE ${account}`, [userId, role]),
    async hasAdmin() {
      const sql = `SELECT 1 FROM users WHERE role = 'admin' AND deleted_at IS NULL LIMIT 1`;
      return (await db.query(sql)).length > 0;
    },
  };
}

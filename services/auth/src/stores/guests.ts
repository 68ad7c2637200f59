import { violatedConstraint, type Queryable } from './queryable.ts';
import { nameIsFree, userColumns, type Account, type SearchKeys, type User } from './users.ts';

/** People without an account: rows of `users` with the role `guest`. */
export interface Guests {
  create(guest: User): Promise<void>;
  /** Makes an account of a guest, under the same id; `gone` when there is no such guest (any more). */
  upgrade(account: Account, keys: SearchKeys): Promise<'upgraded' | 'gone' | 'username_taken' | 'email_taken'>;
  /** Those who came before `before` and have no session left, at most `limit`: their names go, and their rows stay as nobody's. */
  erase(before: Date, now: Date, limit: number): Promise<User[]>;
}

/** What others read where somebody was. */
const nameOfErased = 'Former guest';

const upgradeSql = `
  WITH upgraded AS (
    UPDATE users SET username = $2, email = $3, display_name = $4, role = 'user', search_text = $5, search_grams = $6
    WHERE id = $1 AND role = 'guest' AND deleted_at IS NULL AND ${nameIsFree} RETURNING id)
  INSERT INTO credentials (user_id, password_hash, changed_at) SELECT id, $7, $8 FROM upgraded RETURNING user_id`;

const isGuestSql = `SELECT 1 FROM users WHERE id = $1 AND role = 'guest' AND deleted_at IS NULL`;

const eraseSql = `
  UPDATE users SET username = 'gone-' || left(replace(id::text, '-', ''), 20), display_name = $3, avatar_url = NULL,
    deleted_at = $2
  WHERE id IN (
    SELECT id FROM users u WHERE role = 'guest' AND deleted_at IS NULL AND created_at < $1
      AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id AND s.revoked_at IS NULL)
    ORDER BY created_at LIMIT $4 FOR UPDATE SKIP LOCKED)
  RETURNING ${userColumns}`;

export function createGuests(db: Queryable): Guests {
  return {
    async create({ id, username, displayName, createdAt }) {
      // With keys that no search has: without any, the sweep would fill them in.
      await db.query(
        `INSERT INTO users (id, username, display_name, role, created_at, search_text, search_grams)
         VALUES ($1, $2, $3, 'guest', $4, '', '{}')`,
        [id, username, displayName, createdAt],
      );
    },
    async upgrade({ id, username, email, displayName, passwordHash }, { text, grams }) {
      try {
        const values = [id, username, email, displayName, text, grams, passwordHash, new Date()];
        if ((await db.query(upgradeSql, values)).length > 0) return 'upgraded';
        return (await db.query(isGuestSql, [id])).length > 0 ? 'username_taken' : 'gone';
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === 'users_username_unique') return 'username_taken';
        if (constraint === 'users_email_unique') return 'email_taken';
        throw error;
      }
    },
    erase: (before, now, limit) => db.query<User>(eraseSql, [before, now, nameOfErased, limit]),
  };
}

import type { Queryable } from './queryable.ts';
import { keepUsername } from './addresses.ts';
import { userColumns, type User } from './users.ts';

/** Accounts that their owners deleted: closed first, erased later. */
export interface Closings {
  /** From here to the end of the transaction nobody signs in; the sessions that stood before must be ended in it. False for one that is closed. */
  close(userId: string, now: Date): Promise<boolean>;
  /** False for an account that is not closed, or that was suspended. */
  takeBack(userId: string): Promise<boolean>;
  isSuspended(userId: string): Promise<boolean>;
  isLastAdmin(userId: string): Promise<boolean>;
  /** Those who closed their account before a moment, as they are; held until the transaction ends. */
  due(before: Date, limit: number): Promise<User[]>;
  /** Takes away everything by which somebody could be known. The row stays, so that no id is given twice. */
  erase(user: User, now: Date): Promise<User>;
}

/** What others read where somebody was. */
const nameOfErased = 'Deleted account';

const account = `id = $1 AND role <> 'guest' AND deleted_at IS NULL`;

export function createClosings(db: Queryable): Closings {
  const hits = async (sql: string, values: unknown[]) => (await db.query(sql, values)).length > 0;
  return {
    close: (userId, now) =>
      hits(`UPDATE users SET closed_at = $2 WHERE ${account} AND closed_at IS NULL RETURNING id`, [userId, now]),
    takeBack: userId =>
      hits(
        `UPDATE users SET closed_at = NULL WHERE ${account} AND closed_at IS NOT NULL AND suspended_at IS NULL RETURNING id`,
        [userId],
      ),
    isSuspended: userId => hits('SELECT 1 FROM users WHERE id = $1 AND suspended_at IS NOT NULL', [userId]),
    isLastAdmin: userId =>
      hits(
        `SELECT 1 FROM users WHERE id = $1 AND role = 'admin' AND NOT EXISTS (
           SELECT FROM users WHERE role = 'admin' AND id <> $1 AND deleted_at IS NULL AND closed_at IS NULL)`,
        [userId],
      ),
    due: (before, limit) =>
      db.query<User>(
        `SELECT ${userColumns} FROM users WHERE closed_at < $1 AND deleted_at IS NULL
         ORDER BY closed_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [before, limit],
      ),
    erase: (user, now) => erase(db, user, now),
  };
}

async function erase(db: Queryable, user: User, now: Date): Promise<User> {
  const { id, username, email } = user;
  const subjects = [username, email].map(name => `login:${name}`);
  const traces: [string, unknown][] = [
    ['DELETE FROM credentials WHERE user_id = $1', id],
    ['DELETE FROM sessions WHERE user_id = $1', id],
    ['DELETE FROM account_links WHERE user_id = $1', id],
    ['DELETE FROM mail_queue WHERE user_id = $1', id],
    ['DELETE FROM mail_queue WHERE recipient = $1', email],
    ['DELETE FROM registration_requests WHERE email = $1', email],
    ['DELETE FROM unconfirmed_registrations WHERE email = $1', email],
    [
      `DELETE FROM login_failures WHERE EXISTS (
         SELECT FROM unnest($1::text[]) s WHERE subject = s OR starts_with(subject, s || '@'))`,
      subjects,
    ],
  ];
  for (const [sql, value] of traces) await db.query(sql, [value]);
  await keepUsername(db, user, now);
  const [erased] = await db.query<User>(
    `UPDATE users SET username = 'gone-' || left(replace(id::text, '-', ''), 20), display_name = $2, email = NULL,
       email_verified_at = NULL, pending_email = NULL, avatar_url = NULL, role = 'user', search_text = '', search_grams = '{}', suspend_reason = NULL, deleted_at = $3
     WHERE id = $1 RETURNING ${userColumns}`,
    [id, nameOfErased, now],
  );
  if (!erased) throw new Error(`The account ${id} is gone`);
  return erased;
}

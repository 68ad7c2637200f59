import { violatedConstraint, type Queryable } from './queryable.ts';
import { nameIsFree, userColumns, type SearchKeys, type User } from './users.ts';

/** What people are reached by and called: e-mail addresses, which somebody shows to be theirs, and usernames. */
export interface Addresses {
  isTaken(email: string): Promise<boolean>;
  /** The address that somebody wants instead; null for none any more. */
  setPending(userId: string, email: string | null): Promise<User | undefined>;
  /** They have read what was sent to their address. */
  verify(userId: string, now: Date): Promise<void>;
  /** Makes another address the account's; what was wanted before is settled by it. False when somebody else has it. */
  change(userId: string, email: string, verifiedAt: Date | null): Promise<boolean>;
  /** When the names of the account were given up since then, the first one first. */
  renamesSince(userId: string, moment: Date): Promise<Date[]>;
  /** Gives another username, and keeps the old one from others. Undefined when somebody has it, or had it a short time ago. */
  rename(user: User, username: string, keys: SearchKeys, now: Date): Promise<User | undefined>;
}

export function createAddresses(db: Queryable): Addresses {
  return {
    async isTaken(email) {
      return (await db.query('SELECT 1 FROM users WHERE email = $1', [email])).length > 0;
    },
    async setPending(userId, email) {
      const sql = `UPDATE users SET pending_email = $2 WHERE id = $1 AND deleted_at IS NULL RETURNING ${userColumns}`;
      return (await db.query<User>(sql, [userId, email]))[0];
    },
    async verify(userId, now) {
      await db.query('UPDATE users SET email_verified_at = coalesce(email_verified_at, $2) WHERE id = $1', [
        userId,
        now,
      ]);
    },
    async change(userId, email, verifiedAt) {
      const sql = `UPDATE users SET email = $2, email_verified_at = $3, pending_email = NULL WHERE id = $1 AND deleted_at IS NULL`;
      const taken = await orTaken(db.query(sql, [userId, email, verifiedAt]), 'users_email_unique');
      return taken !== 'taken';
    },
    async renamesSince(userId, moment) {
      const sql = 'SELECT left_at AS at FROM kept_usernames WHERE user_id = $1 AND left_at > $2 ORDER BY left_at';
      return (await db.query<{ at: Date }>(sql, [userId, moment])).map(({ at }) => at);
    },
    rename: (user, username, keys, now) => rename(db, { user, username, keys, now }),
  };
}

interface Renaming {
  user: User;
  username: string;
  keys: SearchKeys;
  now: Date;
}

async function rename(db: Queryable, { user, username, keys, now }: Renaming): Promise<User | undefined> {
  const work = db.query<User>(
    `UPDATE users SET username = $2, search_text = $3, search_grams = $4
     WHERE id = $1 AND deleted_at IS NULL AND ${nameIsFree} RETURNING ${userColumns}`,
    [user.id, username, keys.text, keys.grams],
  );
  const renamed = await orTaken(work, 'users_username_unique');
  if (renamed === 'taken' || !renamed[0]) return undefined;
  await keepUsername(db, user, now);
  return renamed[0];
}

/** Nobody else gets the name for a while; the one who had it may have it back. */
export async function keepUsername(db: Queryable, { id, username }: Pick<User, 'id' | 'username'>, now: Date) {
  await db.query(
    `INSERT INTO kept_usernames (username, user_id, left_at) VALUES ($1, $2, $3)
     ON CONFLICT (username) DO UPDATE SET user_id = EXCLUDED.user_id, left_at = EXCLUDED.left_at`,
    [username, id, now],
  );
}

async function orTaken<T>(work: Promise<T>, constraint: string): Promise<T | 'taken'> {
  try {
    return await work;
  } catch (error) {
    if (violatedConstraint(error) === constraint) return 'taken';
    throw error;
  }
}

import { violatedConstraint, type Queryable } from './queryable.ts';

/** A row of `users` that was not deleted. */
export interface User {
  id: string;
  username: string;
  email: string;
  displayName: string;
  avatarUrl: string | null;
  role: 'user' | 'admin';
  createdAt: Date;
}

/** A user with the Argon2id hash of the password, in PHC form. */
export interface Account extends User {
  passwordHash: string;
}

export interface Users {
  /** Tells which of the two names is taken instead of throwing. */
  create(account: Account): Promise<'created' | 'username_taken' | 'email_taken'>;
  /** By username or e-mail address, in lower case. */
  findAccount(login: string): Promise<Account | undefined>;
  findById(id: string): Promise<User | undefined>;
  /** Those whose username or display name begins with the text, an exact username first. */
  search(prefix: string, limit: number): Promise<User[]>;
  setPasswordHash(id: string, hash: string): Promise<void>;
}

const columns = `id, username, email, display_name AS "displayName", avatar_url AS "avatarUrl", role,
  created_at AS "createdAt"`;

const searchSql = `
  SELECT ${columns} FROM users
  WHERE deleted_at IS NULL AND (username LIKE $1 OR lower(display_name) LIKE $1)
  ORDER BY username <> $2, username LIMIT $3`;

export function createUsers(db: Queryable): Users {
  return {
    async create(account) {
      try {
        await insert(db, account);
        return 'created';
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === 'users_username_unique') return 'username_taken';
        if (constraint === 'users_email_unique') return 'email_taken';
        throw error;
      }
    },
    async findAccount(login) {
      // A username has no @ and an address has one, so at most one row can match.
      const [account] = await db.query<Account>(
        `SELECT ${columns}, password_hash AS "passwordHash" FROM users JOIN credentials ON user_id = id
         WHERE (username = $1 OR email = $1) AND deleted_at IS NULL`,
        [login],
      );
      return account;
    },
    async findById(id) {
      const [user] = await db.query<User>(`SELECT ${columns} FROM users WHERE id = $1 AND deleted_at IS NULL`, [id]);
      return user;
    },
    search: (prefix, limit) => db.query<User>(searchSql, [`${escapeLike(prefix)}%`, prefix, limit]),
    async setPasswordHash(id, hash) {
      await db.query('UPDATE credentials SET password_hash = $2 WHERE user_id = $1', [id, hash]);
    },
  };
}

async function insert(db: Queryable, account: Account): Promise<void> {
  const { id, username, email, displayName, avatarUrl, role, createdAt, passwordHash } = account;
  await db.query(
    `WITH new_user AS (
       INSERT INTO users (id, username, email, display_name, avatar_url, role, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id)
     INSERT INTO credentials (user_id, password_hash, changed_at) SELECT id, $8, $7 FROM new_user`,
    [id, username, email, displayName, avatarUrl, role, createdAt, passwordHash],
  );
}

/** The text as itself: `%`, `_` and `\` mean nothing in it. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

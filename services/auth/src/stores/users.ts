import { violatedConstraint, type Queryable } from './queryable.ts';

/** A row of `users` that was not deleted. */
export interface User {
  id: string;
  username: string;
  /** Null for a guest. */
  email: string | null;
  /** They have opened a link that was sent to the address. */
  emailVerified: boolean;
  /** The address that they want instead, until they have confirmed it. */
  pendingEmail: string | null;
  displayName: string;
  avatarUrl: string | null;
  role: 'guest' | 'user' | 'admin';
  createdAt: Date;
}

/** A user with the Argon2id hash of the password, in PHC form. */
export interface Account extends User {
  email: string;
  passwordHash: string;
}

/** What a person is found by: `text` holds both names, folded, one a line; `grams` lead to it. */
export interface SearchKeys {
  text: string;
  grams: string[];
}

/** What is asked: words that must all be there, and what any text that holds them has among its grams. */
export interface SearchTerms {
  whole: string;
  words: string[];
  grams: string[];
}

/** Where somebody stands in the order of a search: by username within a rank. */
export interface FoundPlace {
  rank: number;
  username: string;
}
export type Found = User & FoundPlace;

export interface Users {
  /** Tells which of the two names is taken instead of throwing. */
  create(account: Account, keys: SearchKeys): Promise<'created' | 'username_taken' | 'email_taken'>;
  /** By username or e-mail address, in lower case. */
  findAccount(login: string): Promise<Account | undefined>;
  /** The same; `known`: it has signed in from there, and nobody has ended that session. */
  findAccountAt(login: string, address: string): Promise<(Account & { known: boolean }) | undefined>;
  findById(id: string): Promise<User | undefined>;
  /** Those of the ids that there are, in no order. */
  findByIds(ids: string[]): Promise<User[]>;
  /** Those whose names hold every word; an exact username first, then by what begins with the text. */
  search(terms: SearchTerms, page: { after: FoundPlace | undefined; limit: number }): Promise<Found[]>;
  /** Rows of an older release. */
  withoutSearchKeys(limit: number): Promise<Pick<User, 'id' | 'username' | 'displayName'>[]>;
  setSearchKeys(id: string, keys: SearchKeys): Promise<void>;
  /** Writes name and picture, with what the person is found by; undefined when there is nobody of that id. */
  setProfile(id: string, profile: Pick<User, 'displayName' | 'avatarUrl'>, keys: SearchKeys): Promise<User | undefined>;
  /** The row, held until the end of the transaction. */
  holdById(id: string): Promise<User | undefined>;
  setPasswordHash(id: string, hash: string): Promise<void>;
  /** Only where the hash still is `instead`: somebody may have changed the password meanwhile. Whether it was. */
  replacePasswordHash(id: string, hash: string, instead: string): Promise<boolean>;
}

/** A row as a `User`. */
export const userColumns = `id, username, email, email_verified_at IS NOT NULL AS "emailVerified",
  pending_email AS "pendingEmail", display_name AS "displayName", avatar_url AS "avatarUrl", role,
  created_at AS "createdAt"`;

const accountColumns = `${userColumns}, password_hash AS "passwordHash"`;
/** A username has no @ and an address has one, so at most one row can match. */
const accountOf = `FROM users JOIN credentials ON user_id = id
  WHERE (username = $1 OR email = $1) AND deleted_at IS NULL`;

const searchSql = `
  SELECT * FROM (
    SELECT ${userColumns}, CASE WHEN username = $1 THEN 0 WHEN starts_with(search_text, $1) THEN 1
      WHEN position(E'\\n' || $1 IN search_text) > 0 THEN 2 ELSE 3 END AS rank
    FROM users WHERE deleted_at IS NULL AND closed_at IS NULL AND search_grams @> $2 AND search_text LIKE ALL ($3)) found
  WHERE (rank, username) > ($4, $5) ORDER BY rank, username LIMIT $6`;

export function createUsers(db: Queryable): Users {
  return {
    async create(account, keys) {
      try {
        return (await insert(db, account, keys)) ? 'created' : 'username_taken';
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === 'users_username_unique') return 'username_taken';
        if (constraint === 'users_email_unique') return 'email_taken';
        throw error;
      }
    },
    async findAccount(login) {
      const [account] = await db.query<Account>(`SELECT ${accountColumns} ${accountOf}`, [login]);
      return account;
    },
    async findAccountAt(login, address) {
      const [account] = await db.query<Account & { known: boolean }>(
        `SELECT ${accountColumns}, EXISTS (
           SELECT FROM sessions s WHERE s.user_id = users.id AND s.address = $2 AND s.revoked_at IS NULL) AS known
         ${accountOf}`,
        [login, address],
      );
      return account;
    },
    async findById(id) {
      const [user] = await db.query<User>(`SELECT ${userColumns} FROM users WHERE id = $1 AND deleted_at IS NULL`, [
        id,
      ]);
      return user;
    },
    findByIds: ids =>
      db.query<User>(`SELECT ${userColumns} FROM users WHERE id = ANY($1) AND deleted_at IS NULL`, [ids]),
    search: ({ whole, words, grams }, { after = { rank: -1, username: '' }, limit }) => {
      const patterns = words.map(word => `%${escapeLike(word)}%`);
      return db.query<Found>(searchSql, [whole, grams, patterns, after.rank, after.username, limit]);
    },
    withoutSearchKeys: limit =>
      db.query('SELECT id, username, display_name AS "displayName" FROM users WHERE search_text IS NULL LIMIT $1', [
        limit,
      ]),
    async setSearchKeys(id, { text, grams }) {
      await db.query('UPDATE users SET search_text = $2, search_grams = $3 WHERE id = $1', [id, text, grams]);
    },
    async setProfile(id, { displayName, avatarUrl }, { text, grams }) {
      const [user] = await db.query<User>(
        `UPDATE users SET display_name = $2, avatar_url = $3, search_text = $4, search_grams = $5
         WHERE id = $1 AND deleted_at IS NULL RETURNING ${userColumns}`,
        [id, displayName, avatarUrl, text, grams],
      );
      return user;
    },
    async holdById(id) {
      const [user] = await db.query<User>(
        `SELECT ${userColumns} FROM users WHERE id = $1 AND deleted_at IS NULL FOR UPDATE`,
        [id],
      );
      return user;
    },
    async setPasswordHash(id, hash) {
      await db.query('UPDATE credentials SET password_hash = $2, changed_at = now() WHERE user_id = $1', [id, hash]);
    },
    async replacePasswordHash(id, hash, instead) {
      const replaced = await db.query(
        'UPDATE credentials SET password_hash = $2 WHERE user_id = $1 AND password_hash = $3 RETURNING 1',
        [id, hash, instead],
      );
      return replaced.length > 0;
    },
  };
}

/** What somebody else was called until a while ago, nobody is called now. `$1` is the id, `$2` the username. */
export const nameIsFree = `NOT EXISTS (SELECT FROM kept_usernames kept WHERE kept.username = $2 AND kept.user_id <> $1)`;

async function insert(db: Queryable, account: Account, keys: SearchKeys): Promise<boolean> {
  const { id, username, email, displayName, avatarUrl, role, createdAt, passwordHash } = account;
  const created = await db.query(
    `WITH new_user AS (
       INSERT INTO users (id, username, email, display_name, avatar_url, role, created_at, search_text, search_grams)
       SELECT $1::uuid, $2::text, $3, $4, $5, $6, $7::timestamptz, $9, $10::text[] WHERE ${nameIsFree} RETURNING id)
     INSERT INTO credentials (user_id, password_hash, changed_at) SELECT id, $8, $7 FROM new_user RETURNING user_id`,
    [id, username, email, displayName, avatarUrl, role, createdAt, passwordHash, keys.text, keys.grams],
  );
  return created.length > 0;
}

/** The text as itself: `%`, `_` and `\` mean nothing in it. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

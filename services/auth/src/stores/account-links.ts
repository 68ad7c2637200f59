import type { Queryable } from './queryable.ts';

/** A link that may be opened once, to set a new password. */
export interface AccountLink {
  userId: string;
  purpose: 'reset';
  expiresAt: Date;
}

export interface AccountLinks {
  /** `tokenHash` is SHA-256 of what the link holds; that itself is never stored. */
  create(link: AccountLink & { tokenHash: Buffer }): Promise<void>;
  /** Whose it is, if it could be used now. */
  find(tokenHash: Buffer, purpose: AccountLink['purpose'], now: Date): Promise<string | undefined>;
  /** Uses up all links of its person and purpose. Of many who do so at once one gets it, when the transaction commits. */
  use(tokenHash: Buffer, purpose: AccountLink['purpose'], now: Date): Promise<string | undefined>;
}

const good = 'token_hash = $1 AND purpose = $2 AND expires_at > $3';

export function createAccountLinks(db: Queryable): AccountLinks {
  return {
    async create({ tokenHash, userId, purpose, expiresAt }) {
      await db.query('INSERT INTO account_links (token_hash, user_id, purpose, expires_at) VALUES ($1, $2, $3, $4)', [
        tokenHash,
        userId,
        purpose,
        expiresAt,
      ]);
    },
    async find(...link) {
      const [found] = await db.query<{ userId: string }>(
        `SELECT user_id AS "userId" FROM account_links WHERE ${good}`,
        link,
      );
      return found?.userId;
    },
    async use(...link) {
      const [used] = await db.query<{ userId: string }>(
        `DELETE FROM account_links WHERE ${good} RETURNING user_id AS "userId"`,
        link,
      );
      if (used) await db.query('DELETE FROM account_links WHERE user_id = $1 AND purpose = $2', [used.userId, link[1]]);
      return used?.userId;
    },
  };
}

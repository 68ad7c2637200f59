import type { Queryable } from './queryable.ts';

/** A link that may be opened once: to set a new password, or to confirm an address. */
export interface AccountLink {
  userId: string;
  purpose: 'reset' | 'verify';
  /** The address that it was sent to, and proves; null for one that an operator made. */
  email: string | null;
  expiresAt: Date;
}

export type LinkOwner = Pick<AccountLink, 'userId' | 'email'>;

export interface AccountLinks {
  /** `tokenHash` is SHA-256 of what the link holds; that itself is never stored. */
  create(link: AccountLink & { tokenHash: Buffer }): Promise<void>;
  /** Whose it is, if it could be used now. */
  find(tokenHash: Buffer, purpose: AccountLink['purpose'], now: Date): Promise<LinkOwner | undefined>;
  /** Uses up all links of its person and purpose. Of many who do so at once one gets it, when the transaction commits. */
  use(tokenHash: Buffer, purpose: AccountLink['purpose'], now: Date): Promise<LinkOwner | undefined>;
}

const good = 'token_hash = $1 AND purpose = $2 AND expires_at > $3';

export function createAccountLinks(db: Queryable): AccountLinks {
  return {
    async create({ tokenHash, userId, purpose, email, expiresAt }) {
      await db.query(
        'INSERT INTO account_links (token_hash, user_id, purpose, email, expires_at) VALUES ($1, $2, $3, $4, $5)',
        [tokenHash, userId, purpose, email, expiresAt],
      );
    },
    async find(...link) {
      const sql = `SELECT user_id AS "userId", email FROM account_links WHERE ${good}`;
      return (await db.query<LinkOwner>(sql, link))[0];
    },
    async use(...link) {
      const sql = `DELETE FROM account_links WHERE ${good} RETURNING user_id AS "userId", email`;
      const [used] = await db.query<LinkOwner>(sql, link);
      if (used) await db.query('DELETE FROM account_links WHERE user_id = $1 AND purpose = $2', [used.userId, link[1]]);
      return used;
    },
  };
}

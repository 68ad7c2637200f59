import type { Queryable } from './queryable.ts';

/** A link with which a number of people may register until a moment. */
export interface Invite {
  id: string;
  note: string;
  maxUses: number;
  uses: number;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export interface Invites {
  /** `tokenHash` is SHA-256 of what the link holds; that itself is never stored. */
  create(invite: Invite & { tokenHash: Buffer }): Promise<void>;
  isGood(tokenHash: Buffer, now: Date): Promise<boolean>;
  /** Takes one use, for good when the transaction commits. False when there is none. */
  use(tokenHash: Buffer, now: Date): Promise<boolean>;
  revoke(id: string, now: Date): Promise<boolean>;
  /** The newest 100. */
  list(): Promise<Invite[]>;
}

const good = 'token_hash = $1 AND revoked_at IS NULL AND expires_at > $2 AND uses < max_uses';

export function createInvites(db: Queryable): Invites {
  return {
    async create({ id, tokenHash, note, maxUses, createdAt, expiresAt }) {
      await db.query(
        `INSERT INTO registration_invites (id, token_hash, note, max_uses, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, tokenHash, note, maxUses, createdAt, expiresAt],
      );
    },
    async isGood(tokenHash, now) {
      return (await db.query(`SELECT 1 FROM registration_invites WHERE ${good}`, [tokenHash, now])).length > 0;
    },
    async use(tokenHash, now) {
      const sql = `UPDATE registration_invites SET uses = uses + 1 WHERE ${good} RETURNING 1`;
      return (await db.query(sql, [tokenHash, now])).length > 0;
    },
    async revoke(id, now) {
      const sql = 'UPDATE registration_invites SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING 1';
      return (await db.query(sql, [id, now])).length > 0;
    },
    list: () =>
      db.query<Invite>(
        `SELECT id, note, max_uses AS "maxUses", uses, created_at AS "createdAt", expires_at AS "expiresAt",
           revoked_at AS "revokedAt" FROM registration_invites ORDER BY created_at DESC LIMIT 100`,
      ),
  };
}

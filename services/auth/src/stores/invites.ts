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

/** The first admin comes by an invitation too. */
export type InvitedRole = 'user' | 'admin';

export interface Invites {
  /** `tokenHash` is SHA-256 of what the link holds; that itself is never stored. */
  create(invite: Invite & { tokenHash: Buffer; firstAdmin?: boolean }): Promise<void>;
  /** What a good one gives: an account of this role. Undefined for one that is not good. */
  roleOf(tokenHash: Buffer, now: Date): Promise<InvitedRole | undefined>;
  /** Takes one use, for good when the transaction commits. Undefined when there is none. */
  use(tokenHash: Buffer, now: Date): Promise<InvitedRole | undefined>;
  /** Whether a link that makes the first admin stands. */
  hasFirstAdmin(now: Date): Promise<boolean>;
  /** Ends that link, also one whose time is over: there is one at most. */
  revokeFirstAdmin(now: Date): Promise<void>;
  revoke(id: string, now: Date): Promise<boolean>;
  /** The newest 100. */
  list(): Promise<Invite[]>;
}

const good = `token_hash = $1 AND revoked_at IS NULL AND expires_at > $2 AND uses < max_uses
  AND (NOT first_admin OR NOT EXISTS (SELECT FROM users WHERE users.role = 'admin' AND deleted_at IS NULL))`;
const role = `CASE WHEN first_admin THEN 'admin' ELSE 'user' END AS role`;
const unusedFirstAdmin = 'first_admin AND revoked_at IS NULL AND uses = 0';

export function createInvites(db: Queryable): Invites {
  return {
    async create({ id, tokenHash, note, maxUses, createdAt, expiresAt, firstAdmin = false }) {
      await db.query(
        `INSERT INTO registration_invites (id, token_hash, note, max_uses, created_at, expires_at, first_admin)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, tokenHash, note, maxUses, createdAt, expiresAt, firstAdmin],
      );
    },
    async roleOf(tokenHash, now) {
      const sql = `SELECT ${role} FROM registration_invites WHERE ${good}`;
      return (await db.query<{ role: InvitedRole }>(sql, [tokenHash, now]))[0]?.role;
    },
    async use(tokenHash, now) {
      const sql = `UPDATE registration_invites SET uses = uses + 1 WHERE ${good} RETURNING ${role}`;
      return (await db.query<{ role: InvitedRole }>(sql, [tokenHash, now]))[0]?.role;
    },
    async hasFirstAdmin(now) {
      const sql = `SELECT 1 FROM registration_invites WHERE ${unusedFirstAdmin} AND expires_at > $1`;
      return (await db.query(sql, [now])).length > 0;
    },
    async revokeFirstAdmin(now) {
      await db.query(`UPDATE registration_invites SET revoked_at = $1 WHERE ${unusedFirstAdmin}`, [now]);
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

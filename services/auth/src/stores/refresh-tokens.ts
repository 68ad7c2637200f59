import type { Queryable } from './queryable.ts';
import { sessionColumns, type SessionRow } from './sessions.ts';
import type { User } from './users.ts';

/** A refresh token that was presented, with the session it belongs to and whose that is. */
export interface PresentedToken {
  /** The generation of the token, not of its session. */
  tokenGeneration: number;
  tokenReplaced: boolean;
  session: SessionRow;
  role: User['role'];
  email: string;
  emailVerified: boolean;
  registeredAt: Date;
  userDeleted: boolean;
}

export interface RefreshTokens {
  /** `hash` is SHA-256 of the token; the token itself is never stored. */
  create(token: { hash: Buffer; sessionId: string; generation: number; issuedAt: Date }): Promise<void>;
  /** Marks the tokens of a generation: anyone who presents one of them from now on holds a branch that was given up. */
  replace(sessionId: string, generation: number, now: Date): Promise<void>;
  /** Locks the session until the transaction ends, so that racing refreshes of one family come one after the other. */
  findForUpdate(hash: Buffer): Promise<PresentedToken | undefined>;
}

type Row = SessionRow & Omit<PresentedToken, 'session' | 'tokenReplaced'>;

export function createRefreshTokens(db: Queryable): RefreshTokens {
  return {
    async create({ hash, sessionId, generation, issuedAt }) {
      await db.query('INSERT INTO refresh_tokens (hash, session_id, generation, issued_at) VALUES ($1, $2, $3, $4)', [
        hash,
        sessionId,
        generation,
        issuedAt,
      ]);
    },
    async replace(sessionId, generation, now) {
      await db.query(
        'UPDATE refresh_tokens SET replaced_at = $3 WHERE session_id = $1 AND generation = $2 AND replaced_at IS NULL',
        [sessionId, generation, now],
      );
    },
    async findForUpdate(hash) {
      const [row] = await db.query<Row>(
        `SELECT ${sessionColumns}, t.generation AS "tokenGeneration", u.role, u.email,
           u.email_verified_at IS NOT NULL AS "emailVerified", u.created_at AS "registeredAt",
           u.deleted_at IS NOT NULL AS "userDeleted"
         FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
         WHERE t.hash = $1 FOR UPDATE OF s`,
        [hash],
      );
      if (!row) return undefined;
      // Asked under the lock: the query above saw the tokens as they were before it waited.
      const [token] = await db.query<{ replacedAt: Date | null }>(
        'SELECT replaced_at AS "replacedAt" FROM refresh_tokens WHERE hash = $1',
        [hash],
      );
      const { tokenGeneration, role, email, emailVerified, registeredAt, userDeleted, ...session } = row;
      const tokenReplaced = !token || token.replacedAt !== null;
      return { tokenGeneration, tokenReplaced, role, email, emailVerified, registeredAt, userDeleted, session };
    },
  };
}

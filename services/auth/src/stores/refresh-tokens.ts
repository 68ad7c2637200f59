import type { Queryable } from './queryable.ts';
import { sessionColumns, type SessionRow } from './sessions.ts';
import type { User } from './users.ts';

/** A refresh token that was presented, with the session it belongs to and whose that is. */
export interface PresentedToken {
  /** The generation of the token, not of its session. */
  tokenGeneration: number;
  session: SessionRow;
  role: User['role'];
  userDeleted: boolean;
}

export interface RefreshTokens {
  /** `hash` is SHA-256 of the token; the token itself is never stored. */
  create(token: { hash: Buffer; sessionId: string; generation: number; issuedAt: Date }): Promise<void>;
  /** Locks the session until the transaction ends, so that racing refreshes of one family come one after the other. */
  findForUpdate(hash: Buffer): Promise<PresentedToken | undefined>;
}

type Row = SessionRow & Omit<PresentedToken, 'session'>;

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
    async findForUpdate(hash) {
      const [row] = await db.query<Row>(
        `SELECT ${sessionColumns}, t.generation AS "tokenGeneration", u.role, u.deleted_at IS NOT NULL AS "userDeleted"
         FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
         WHERE t.hash = $1 FOR UPDATE OF s`,
        [hash],
      );
      if (!row) return undefined;
      const { tokenGeneration, role, userDeleted, ...session } = row;
      return { tokenGeneration, role, userDeleted, session };
    },
  };
}

import { currentContext } from '@parley/runtime/http/request-context';
import type { Queryable } from './queryable.ts';
import type { NewSession } from './sessions.ts';

/** Everything that a sign-in writes. */
export interface SignInRow {
  session: NewSession;
  /** SHA-256 of the first refresh token. */
  tokenHash: Buffer;
  /** Subjects whose failed attempts mean nothing any more. */
  forget: string[];
}

/** Sign-ins are many, and a turn to the server costs more than what the server does in it: each is one statement. */
export interface SignIns {
  /**
   * Writes all of it or nothing, with a line in the audit log. Answers which older sessions the account then has beyond its
   * `most` last seen; at most 100.
   */
  record(signIn: SignInRow, most: number): Promise<string[]>;
}

const recordSql = `
  WITH forgotten AS (DELETE FROM login_failures WHERE subject = ANY($1)),
  session AS (
    INSERT INTO sessions (id, user_id, device, address, created_at, last_seen_at, rotated_at, idle_expires_at, expires_at,
      generation)
    VALUES ($2, $3, $4, $5, $6, $6, $6, $7, $8, 0)),
  token AS (INSERT INTO refresh_tokens (hash, session_id, generation, issued_at) VALUES ($9, $2, 0, $6)),
  audit AS (
    INSERT INTO audit_events (action, user_id, session_id, address, request_id, details)
    VALUES ('login.succeeded', $3, $2, $5, $10, '{}'))
  SELECT id FROM sessions
  WHERE user_id = $3 AND revoked_at IS NULL AND idle_expires_at > $6 AND expires_at > $6
  ORDER BY last_seen_at DESC, id OFFSET $11 LIMIT 100`;

export function createSignIns(db: Queryable): SignIns {
  return {
    async record({ session: s, tokenHash, forget }, most) {
      const session = [s.id, s.userId, s.device, s.address, s.createdAt, s.idleExpiresAt, s.expiresAt];
      // The select sees the sessions as they were before: the new one is not among them.
      const others = most - 1;
      const values = [forget, ...session, tokenHash, currentContext()?.requestId, others];
      return (await db.query<{ id: string }>(recordSql, values)).map(({ id }) => id);
    },
  };
}

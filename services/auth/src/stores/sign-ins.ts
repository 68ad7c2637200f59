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
   * `most` last seen; at most 100. Undefined, and nothing written, for an account that is suspended or closed: who does that
   * holds its row, so that no session begins unseen beside it.
   */
  record(signIn: SignInRow, most: number): Promise<string[] | undefined>;
}

const recordSql = `
  WITH person AS (
    SELECT id FROM users WHERE id = $3 AND deleted_at IS NULL AND suspended_at IS NULL AND closed_at IS NULL FOR SHARE),
  forgotten AS (DELETE FROM login_failures WHERE subject = ANY($1) AND EXISTS (SELECT FROM person)),
  session AS (
    INSERT INTO sessions (id, user_id, device, address, created_at, last_seen_at, rotated_at, idle_expires_at, expires_at,
      generation)
    SELECT $2::uuid, id, $4, $5, $6::timestamptz, $6, $6, $7::timestamptz, $8::timestamptz, 0 FROM person RETURNING id),
  token AS (
    INSERT INTO refresh_tokens (hash, session_id, generation, issued_at) SELECT $9::bytea, id, 0, $6 FROM session),
  audit AS (
    INSERT INTO audit_events (action, user_id, session_id, address, request_id, details)
    SELECT 'login.succeeded', $3, id, $5, $10, '{}' FROM session)
  SELECT EXISTS (SELECT FROM session) AS entered, ARRAY(
    SELECT id FROM sessions
    WHERE user_id = $3 AND revoked_at IS NULL AND idle_expires_at > $6 AND expires_at > $6
    ORDER BY last_seen_at DESC, id OFFSET $11 LIMIT 100) AS surplus`;

export function createSignIns(db: Queryable): SignIns {
  return {
    async record({ session: s, tokenHash, forget }, most) {
      const session = [s.id, s.userId, s.device, s.address, s.createdAt, s.idleExpiresAt, s.expiresAt];
      // The select sees the sessions as they were before: the new one is not among them.
      const others = most - 1;
      const values = [forget, ...session, tokenHash, currentContext()?.requestId, others];
      const [row] = await db.query<{ entered: boolean; surplus: string[] }>(recordSql, values);
      return row?.entered ? row.surplus : undefined;
    },
  };
}

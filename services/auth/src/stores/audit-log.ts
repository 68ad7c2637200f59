import { currentContext } from '@parley/runtime/http/request-context';
import type { Queryable } from './queryable.ts';

export type AuditAction =
  | 'access.refused'
  | 'account.registered'
  | 'account.suspended'
  | 'account.restored'
  | 'account.sessions-ended'
  | 'account.role-changed'
  | 'account.reset-link'
  | 'account.closed'
  | 'account.taken-back'
  | 'account.erased'
  | 'email.verified'
  | 'email.change-asked'
  | 'email.kept'
  | 'email.changed'
  | 'username.changed'
  | 'guest.entered'
  | 'guest.upgraded'
  | 'guest.erased'
  | 'profile.changed'
  | 'login.succeeded'
  | 'login.failed'
  | 'login.locked'
  | 'password.rehashed'
  | 'password.changed'
  | 'password.reset'
  | 'invite.created'
  | 'invite.revoked'
  | 'registration.mode-changed'
  | 'registration.requested'
  | 'registration.to-confirm'
  | 'registration.refused'
  | 'refresh.reused'
  | 'session.revoked';

/** What happened, to whom, and from where. Never holds a secret, nor what somebody typed as a login. */
export interface AuditEvent {
  action: AuditAction;
  userId?: string | undefined;
  sessionId?: string | undefined;
  address?: string | undefined;
  details?: Record<string, string | number>;
}

/** Append-only: the database itself refuses to change or delete an event. */
export interface AuditLog {
  append(event: AuditEvent): Promise<void>;
  /** The newest first. */
  page(query: AuditQuery): Promise<AuditRow[]>;
}

/** `action`: how it begins. `before` is the id of an event. */
export interface AuditQuery {
  userId: string | undefined;
  action: string | undefined;
  before: string | undefined;
  limit: number;
}

export interface AuditRow {
  /** A bigint, as text. */
  id: string;
  at: Date;
  action: string;
  userId: string | null;
  username: string | null;
  displayName: string | null;
  address: string | null;
  details: Record<string, string | number>;
}

export function createAuditLog(db: Queryable): AuditLog {
  return {
    async append({ action, userId, sessionId, address, details = {} }) {
      await db.query(
        `INSERT INTO audit_events (action, user_id, session_id, address, request_id, details)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [action, userId, sessionId, address, currentContext()?.requestId, JSON.stringify(details)],
      );
    },
    page: ({ userId, action, before, limit }) =>
      db.query<AuditRow>(
        `SELECT e.id, e.at, e.action, u.id AS "userId", u.username, u.display_name AS "displayName", e.address, e.details
         FROM audit_events e LEFT JOIN users u ON u.id = e.user_id AND u.deleted_at IS NULL
         WHERE ($1::uuid IS NULL OR e.user_id = $1) AND ($2::text IS NULL OR starts_with(e.action, $2))
           AND ($3::bigint IS NULL OR e.id < $3)
         ORDER BY e.id DESC LIMIT $4`,
        [userId, action, before, limit],
      ),
  };
}

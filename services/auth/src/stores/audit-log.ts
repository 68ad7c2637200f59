import { currentContext } from '@parley/runtime/http/request-context';
import type { Queryable } from './queryable.ts';

export type AuditAction =
  | 'access.refused'
  | 'account.registered'
  | 'account.suspended'
  | 'account.restored'
  | 'account.sessions-ended'
  | 'account.role-changed'
  | 'guest.entered'
  | 'guest.upgraded'
  | 'guest.erased'
  | 'profile.changed'
  | 'login.succeeded'
  | 'login.failed'
  | 'login.locked'
  | 'password.rehashed'
  | 'password.changed'
  | 'invite.created'
  | 'invite.revoked'
  | 'registration.requested'
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
  };
}

import type { SessionRevoked } from '@parley/contracts/records';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import { revocationRecord } from './user-records.ts';

/** Why a session ended; it goes to the audit, to the metrics and to the device that is cut off. */
export type EndReason =
  | 'logout'
  | 'revoked'
  | 'refresh_reused'
  | 'expired'
  | 'too_many_sessions'
  | 'password_changed'
  | 'password_reset'
  | 'account_closed'
  | 'suspended'
  | 'role_changed'
  | 'operator';

/** What the end of a session needs; the commands of operators have no more. */
export type EndingContext = Pick<Context, 'database' | 'events' | 'outbox' | 'recordHeaders' | 'revocations'>;

interface Ending {
  sessionId: string;
  userId: string;
  reason: EndReason;
  /** Absent where nobody asked for it. */
  address?: string;
}

/**
 * Marks a session as ended, with the record that tells everybody, in the caller's transaction. Undefined when it is
 * not the user's or has ended before. After the commit `announceEnd` must follow.
 */
export async function endSession(
  ctx: EndingContext,
  stores: Stores,
  ending: Ending,
): Promise<SessionRevoked | undefined> {
  const revoked = await stores.sessions.revoke({ ...ending, revokedAt: new Date() });
  if (!revoked) return undefined;
  const { sessionId, userId, reason, address } = ending;
  const record = revocationRecord(revoked);
  await stores.outbox.add(`session:${sessionId}`, record, ctx.recordHeaders());
  await stores.audit.append({ action: 'session.revoked', userId, sessionId, address, details: { reason } });
  return record;
}

/** The same for several sessions of one person: the records of those that had not ended before. */
export async function endSessions(
  ctx: EndingContext,
  stores: Stores,
  sessionIds: string[],
  ending: Omit<Ending, 'sessionId'>,
): Promise<SessionRevoked[]> {
  const ended: SessionRevoked[] = [];
  for (const sessionId of sessionIds) {
    const record = await endSession(ctx, stores, { ...ending, sessionId });
    if (record) ended.push(record);
  }
  return ended;
}

/** Tells every node: at once through Redis, and for certain through the outbox and Kafka. */
export async function announceEnd(ctx: EndingContext, record: SessionRevoked | undefined): Promise<void> {
  if (!record) return;
  ctx.events.sessionRevoked(record.userId, record.sessionId, record.reason);
  ctx.outbox.poke();
  await ctx.revocations.announce(record);
}

import type { AccessGrant } from '@parley/contracts/auth-api';
import { ParleyError, type ErrorCode } from '@parley/contracts/errors';
import type { SessionRevoked } from '@parley/contracts/records';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { PresentedToken } from '../stores/refresh-tokens.ts';
import { grantAccess } from './access-token.ts';
import { endSession, announceEnd } from './end-session.ts';
import { hashRefreshToken, newRefreshToken } from './refresh-token.ts';
import { decideRotation, sessionLife, type RotationDecision } from './rotation.ts';
import type { RefreshGrant } from './start-session.ts';

export interface Refreshed {
  grant: AccessGrant;
  refresh: RefreshGrant;
}

/** Decisions that give a successor. */
type Continuation = Extract<RotationDecision, 'rotate' | 'repeat' | 'resume'>;

type Outcome =
  | { decision: 'unknown' | 'revoked' | 'expired' }
  | { decision: 'reused'; ended: SessionRevoked | undefined }
  | { decision: Continuation; refreshed: Refreshed };

const refusals = {
  unknown: 'unauthenticated',
  expired: 'unauthenticated',
  revoked: 'session_revoked',
  reused: 'refresh_reused',
} as const satisfies Record<Exclude<RotationDecision, Continuation> | 'unknown', ErrorCode>;

/**
 * Exchanges a refresh token for its successor and an access token; `decideRotation` has the rules. Throws
 * `unauthenticated`, `session_revoked`, or `refresh_reused` after it ended the session.
 */
export async function refresh(ctx: Context, token: string, address: string): Promise<Refreshed> {
  const now = new Date();
  const outcome = await ctx.database.transaction<Outcome>(async stores => {
    const presented = await stores.refreshTokens.findForUpdate(hashRefreshToken(token));
    if (!presented) return { decision: 'unknown' };
    const decision = decide(presented, now);
    if (decision === 'revoked' || decision === 'expired') return { decision };
    if (decision === 'reused') return { decision, ended: await endFamily(ctx, stores, presented, address) };
    const next = await issueSuccessor(stores, { presented, decision, address, now });
    return { decision, refreshed: { refresh: next, grant: grantTo(ctx, presented) } };
  });
  ctx.events.refreshed(outcome.decision);
  if ('refreshed' in outcome) return outcome.refreshed;
  // Thrown only after the commit: the end of a stolen family must not be rolled back by its own error.
  if (outcome.decision === 'reused') await announceEnd(ctx, outcome.ended);
  throw new ParleyError(refusals[outcome.decision]);
}

function decide({ session, tokenGeneration, tokenReplaced, userDeleted }: PresentedToken, now: Date): RotationDecision {
  if (userDeleted) return 'revoked';
  return decideRotation({ ...session, sessionGeneration: session.generation, tokenGeneration, tokenReplaced }, now);
}

async function endFamily(ctx: Context, stores: Stores, { session, tokenGeneration }: PresentedToken, address: string) {
  const { id: sessionId, userId, generation } = session;
  const details = { tokenGeneration, generation };
  await stores.audit.append({ action: 'refresh.reused', userId, sessionId, address, details });
  return endSession(ctx, stores, { sessionId, userId, reason: 'refresh_reused', address });
}

interface Succession {
  presented: PresentedToken;
  decision: Continuation;
  address: string;
  now: Date;
}

async function issueSuccessor(
  stores: Stores,
  { presented, decision, address, now }: Succession,
): Promise<RefreshGrant> {
  const { session } = presented;
  const generation = decision === 'rotate' ? session.generation + 1 : session.generation;
  const idleExpiresAt = new Date(Math.min(now.getTime() + sessionLife.idleMs, session.expiresAt.getTime()));
  const { token, hash } = newRefreshToken();
  if (decision === 'rotate')
    await stores.sessions.advance(session.id, { generation, rotatedAt: now, idleExpiresAt, address });
  if (decision === 'resume') await stores.refreshTokens.replace(session.id, generation, now);
  await stores.refreshTokens.create({ hash, sessionId: session.id, generation, issuedAt: now });
  return { token, expiresAt: idleExpiresAt };
}

function grantTo(
  ctx: Context,
  { session: { id: sessionId, userId }, role, email, emailVerified, registeredAt }: PresentedToken,
): AccessGrant {
  return grantAccess(ctx, { userId, sessionId, role, email, emailVerified, registeredAt });
}

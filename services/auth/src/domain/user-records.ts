import { tokenRules } from '@parley/contracts/access-token';
import type { SessionRevoked, UserUpserted } from '@parley/contracts/records';
import type { Revoked } from '../stores/sessions.ts';
import type { User } from '../stores/users.ts';

/** Clocks of nodes may differ by so much. */
const clockSlackMs = 30_000;

/** For so long after its end a session can still have a valid access token out there. */
export const revocationLifeMs = tokenRules.lifetimeSeconds * 1_000 + clockSlackMs;

export function profileRecord(user: User, at: Date): UserUpserted {
  const { id, username, displayName, avatarUrl } = user;
  const guest = user.role === 'guest';
  return { type: 'user.upserted.v1', userId: id, username, displayName, avatarUrl, guest, at: at.toISOString() };
}

export function revocationRecord({ userId, sessionId, reason, revokedAt }: Revoked): SessionRevoked {
  const expiresAt = new Date(revokedAt.getTime() + revocationLifeMs).toISOString();
  return { type: 'session.revoked.v1', userId, sessionId, reason, at: revokedAt.toISOString(), expiresAt };
}

import { type Access, accessOf, Session } from '@parley/client/session';
import { type AccessGrant, authApi } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { timing } from '#config/timing.ts';
import { request } from '#lib/api/request.ts';
import { elapsed } from '#lib/clock.ts';
import { exclusively } from '#lib/locks.ts';
import { forgetUser } from '#lib/session/remembered-user.ts';
import { subjectOf } from '#lib/session/token-subject.ts';
import { type TabMessage, tellTabs } from '#lib/session/tabs.ts';

/** Refusals after which only signing in again helps. */
const sessionEnded: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'session_revoked', 'refresh_reused']);

/**
 * The access token lives here and nowhere else: in the memory of this tab. One refresh per tab and, by lock, one across
 * tabs: the others use what it brought.
 */
const session = new Session({
  renew,
  alone: work => exclusively('parley-refresh', work),
  marginMs: timing.tokenMargin,
});
/** Whose session this page shows; a token of somebody else must not be mixed into it. */
let owner: string | undefined;
let onEnded: (reason: ErrorCode) => void = () => undefined;

/** Who must know when the session cannot be renewed any more. */
export function whenSessionEnds(listener: (reason: ErrorCode) => void): void {
  onEnded = listener;
}

export function keepAccess(grant: AccessGrant): void {
  session.keep(accessOf(grant));
}

/** Takes over what another tab has brought. */
export function keepAccessOfTab({ token, lifetimeMs }: Extract<TabMessage, { type: 'access' }>): void {
  session.keep({ token, expiresAt: elapsed() + lifetimeMs });
}

export function expectAccessOf(userId: string): void {
  owner = userId;
}

export function forgetAccess(): void {
  session.forget();
  owner = undefined;
}

/** A token that is good for a while. Throws ParleyError: `unauthenticated` (signed out) or `unavailable`. */
export function accessToken(): Promise<string> {
  return session.token();
}

/** A token other than `stale`. */
export function freshToken(stale: string | undefined): Promise<string> {
  return session.fresh(stale);
}

async function renew(): Promise<Access> {
  try {
    const access = accessOf(await request(authApi.refresh, {}));
    const userId = subjectOf(access.token);
    if (owner !== undefined && owner !== userId) return await leaveToOtherAccount();
    tellTabs({ type: 'access', token: access.token, userId, lifetimeMs: access.expiresAt - elapsed() });
    return access;
  } catch (error) {
    if (error instanceof ParleyError && sessionEnded.has(error.code)) onEnded(error.code);
    throw error;
  }
}

/** Another tab signed in as somebody else, and the cookie is theirs now: this page starts over as that person. */
function leaveToOtherAccount(): Promise<never> {
  // Otherwise the next start would show, and expect, the one who was here before.
  forgetUser();
  location.reload();
  return new Promise<never>(() => undefined);
}

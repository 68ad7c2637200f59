import { type AccessGrant, authApi } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import { timing } from '#config/timing.ts';
import { request } from '#lib/api/request.ts';
import { elapsed } from '#lib/clock.ts';
import { exclusively } from '#lib/locks.ts';
import { subjectOf } from '#lib/session/token-subject.ts';
import { type TabMessage, tellTabs } from '#lib/session/tabs.ts';

/** The access token lives here and nowhere else: in the memory of this tab. */
export interface Access {
  token: string;
  /** On the clock of `elapsed()`, which nobody sets: a clock that steps does not make a token old. */
  expiresAt: number;
  userId: string;
}

/** Refusals after which only signing in again helps. */
const sessionEnded: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'session_revoked', 'refresh_reused']);

let current: Access | undefined;
/** Whose session this page shows; a token of somebody else must not be mixed into it. */
let owner: string | undefined;
let renewing: Promise<string> | undefined;
let onEnded: (reason: ErrorCode) => void = () => undefined;

/** Who must know when the session cannot be renewed any more. */
export function whenSessionEnds(listener: (reason: ErrorCode) => void): void {
  onEnded = listener;
}

export function keepAccess(access: Access): void {
  current = access;
}

/** Takes over what another tab has brought. */
export function keepAccessOfTab({ token, userId, lifetimeMs }: Extract<TabMessage, { type: 'access' }>): void {
  current = { token, userId, expiresAt: elapsed() + lifetimeMs };
}

export function expectAccessOf(userId: string): void {
  owner = userId;
}

export function forgetAccess(): void {
  current = undefined;
  owner = undefined;
}

export function accessOf(grant: AccessGrant): Access {
  const expiresAt = elapsed() + grant.expiresIn * 1000;
  return { token: grant.accessToken, expiresAt, userId: subjectOf(grant.accessToken) };
}

/** A token that is good for a while. Throws ParleyError: `unauthenticated` (signed out) or `unavailable`. */
export function accessToken(): Promise<string> {
  if (current && current.expiresAt - timing.tokenMargin > elapsed()) return Promise.resolve(current.token);
  return freshToken(current?.token);
}

/** A token other than `stale`. One refresh per tab and, by lock, one across tabs: the others use what it brought. */
export function freshToken(stale: string | undefined): Promise<string> {
  if (current && current.token !== stale) return Promise.resolve(current.token);
  renewing ??= exclusively('parley-refresh', () => renew(stale)).finally(() => (renewing = undefined));
  return renewing;
}

async function renew(stale: string | undefined): Promise<string> {
  if (current && current.token !== stale) return current.token;
  try {
    const access = accessOf(await request(authApi.refresh, {}));
    if (owner !== undefined && owner !== access.userId) return await leaveToOtherAccount();
    current = access;
    const { token, userId } = access;
    tellTabs({ type: 'access', token, userId, lifetimeMs: access.expiresAt - elapsed() });
    return token;
  } catch (error) {
    if (error instanceof ParleyError && sessionEnded.has(error.code)) onEnded(error.code);
    throw error;
  }
}

/** Another tab signed in as somebody else, and the cookie is theirs now: this page starts anew as that person. */
function leaveToOtherAccount(): Promise<never> {
  location.reload();
  return new Promise<never>(() => undefined);
}

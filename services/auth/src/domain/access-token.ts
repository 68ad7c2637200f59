import { tokenRules } from '@parley/contracts/access-token';
import type { AccessGrant } from '@parley/contracts/auth-api';
import jwt from 'jsonwebtoken';
import type { Context } from '../context.ts';
import type { User } from '../stores/users.ts';

interface Holder {
  userId: string;
  sessionId: string;
  role: User['role'];
  registeredAt: Date;
  /** Null of a guest. */
  email: string | null;
  emailVerified: boolean;
}

/**
 * Signs an access token of ten minutes with exactly the claims of `accessTokenClaims`. Where the server sends no e-mail, nobody can
 * confirm an address, and nothing is said of it.
 */
export function grantAccess(
  { keys: { kid, privateKey }, config }: Pick<Context, 'keys' | 'config'>,
  { userId, sessionId, role, ...account }: Holder,
): AccessGrant {
  const { algorithm, issuer, audience, lifetimeSeconds } = tokenRules;
  const registeredAt = Math.floor(account.registeredAt.getTime() / 1_000);
  const emailDomain = account.email?.split('@')[1];
  const emailVerified = config.mail && account.email !== null ? account.emailVerified : undefined;
  const accessToken = jwt.sign({ sid: sessionId, role, registeredAt, emailDomain, emailVerified }, privateKey, {
    algorithm,
    issuer,
    audience,
    subject: userId,
    keyid: kid,
    expiresIn: lifetimeSeconds,
  });
  return { accessToken, expiresIn: lifetimeSeconds };
}

import { tokenRules } from '@parley/contracts/access-token';
import type { AccessGrant } from '@parley/contracts/auth-api';
import jwt from 'jsonwebtoken';
import type { User } from '../stores/users.ts';
import type { SigningKeys } from './signing-keys.ts';

interface Holder {
  userId: string;
  sessionId: string;
  role: User['role'];
  registeredAt: Date;
  /** Null of a guest. */
  email: string | null;
}

/** Signs an access token of ten minutes with exactly the claims of `accessTokenClaims`. */
export function grantAccess(
  { kid, privateKey }: SigningKeys,
  { userId, sessionId, role, ...account }: Holder,
): AccessGrant {
  const { algorithm, issuer, audience, lifetimeSeconds } = tokenRules;
  const registeredAt = Math.floor(account.registeredAt.getTime() / 1_000);
  const emailDomain = account.email?.split('@')[1];
  const accessToken = jwt.sign({ sid: sessionId, role, registeredAt, emailDomain }, privateKey, {
    algorithm,
    issuer,
    audience,
    subject: userId,
    keyid: kid,
    expiresIn: lifetimeSeconds,
  });
  return { accessToken, expiresIn: lifetimeSeconds };
}

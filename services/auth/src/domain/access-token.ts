import { tokenRules } from '@parley/contracts/access-token';
import type { AccessGrant } from '@parley/contracts/auth-api';
import jwt from 'jsonwebtoken';
import type { User } from '../stores/users.ts';
import type { SigningKeys } from './signing-keys.ts';

interface Holder {
  userId: string;
  sessionId: string;
  role: User['role'];
}

/** Signs an access token of ten minutes with exactly the claims of `accessTokenClaims`. */
export function grantAccess({ kid, privateKey }: SigningKeys, { userId, sessionId, role }: Holder): AccessGrant {
  const { algorithm, issuer, audience, lifetimeSeconds } = tokenRules;
  const accessToken = jwt.sign({ sid: sessionId, role }, privateKey, {
    algorithm,
    issuer,
    audience,
    subject: userId,
    keyid: kid,
    expiresIn: lifetimeSeconds,
  });
  return { accessToken, expiresIn: lifetimeSeconds };
}

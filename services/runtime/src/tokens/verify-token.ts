import { accessTokenClaims, tokenRules, type AccessTokenClaims } from '@parley/contracts/access-token';
import { ParleyError } from '@parley/contracts/errors';
import jwt from 'jsonwebtoken';
import type { KeyRing } from './jwks.ts';
import type { Caller } from '../http/mount.ts';
import type { Revocations } from './revocations.ts';

interface VerifierOptions {
  keys: KeyRing;
  revocations: Pick<Revocations, 'isRevoked'>;
}

/**
 * Verifies access tokens locally: signature, algorithm, issuer, audience, expiry, and that the session still stands.
 * Throws `unauthenticated`, `token_expired` or `session_revoked`.
 */
export function createTokenVerifier({ keys, revocations }: VerifierOptions): (token: string) => Promise<Caller> {
  return async token => {
    const claims = await readClaims(token, keys);
    if (revocations.isRevoked(claims.sid)) throw new ParleyError('session_revoked');
    const { sub: userId, sid: sessionId, role, registeredAt, emailDomain, emailVerified } = claims;
    const since = registeredAt === undefined ? undefined : new Date(registeredAt * 1_000);
    return { userId, sessionId, role, registeredAt: since, emailDomain, emailVerified };
  };
}

async function readClaims(token: string, keys: KeyRing): Promise<AccessTokenClaims> {
  const kid = readKid(token);
  const key = kid === undefined ? undefined : await keys.find(kid);
  if (!key) throw new ParleyError('unauthenticated', 'The access token is not one of ours');
  try {
    const { algorithm, issuer, audience } = tokenRules;
    return accessTokenClaims.parse(jwt.verify(token, key, { algorithms: [algorithm], issuer, audience }));
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw new ParleyError('token_expired');
    throw new ParleyError('unauthenticated', 'The access token is not valid', { cause: error });
  }
}

/** The key that a token names; undefined for what is no token. `jwt.decode` throws on a payload that is no JSON. */
function readKid(token: string): string | undefined {
  try {
    const kid: unknown = jwt.decode(token, { complete: true })?.header.kid;
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}

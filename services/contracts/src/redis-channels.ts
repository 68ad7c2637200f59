import { sessionRevoked } from './records.ts';

/** Redis keys and channels that more than one service reads; all others belong to one service. */
export const redisDoors = {
  /** Pub/sub: a revocation as JSON (`sessionRevoked`), so that every node cuts within a second. */
  revocationChannel: 'auth:session-revoked',
  /** Sorted set of revoked session ids that may still hold a live access token; score = expiry in epoch ms. */
  revokedSessions: 'auth:revoked-sessions',
} as const;

export const revocationNotice = sessionRevoked;

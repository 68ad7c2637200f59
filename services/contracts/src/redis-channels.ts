import { z } from 'zod';
import { id } from './ids.ts';
import { sessionRevoked } from './records.ts';

/** Redis keys and channels that more than one service reads; all others belong to one service. */
export const redisKeys = {
  /** Pub/sub: a revocation as JSON (`sessionRevoked`), so that every node cuts within a second. */
  revocationChannel: 'auth:session-revoked',
  /** Sorted set of revoked session ids that may still hold a live access token; score = expiry in epoch ms. */
  revokedSessions: 'auth:revoked-sessions',
  /** Key of a room's running call as JSON (`storedCall`), kept alive by the node that holds the call. Chat makes it with the first ticket. */
  callOfRoom: (roomId: string) => `call:room:${roomId}`,
  /** Key of the call that a person is in: its value is the call id; expires like the above. */
  callOfUser: (userId: string) => `call:user:${userId}`,
  /** Pub/sub: somebody left a room (`eviction` as JSON); their media ends within a second. */
  evictionChannel: 'call:evict',
} as const;

/** After the first ticket, before anybody has joined, a room's call is remembered for so long; then for so long after each beat. */
export const callLease = { untilJoinedSeconds: 90, seconds: 15 } as const;

export const eviction = z.object({ roomId: id, userId: id });

export const revocationNotice = sessionRevoked;

import type { SessionRevoked } from '@parley/contracts/records';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import { endSession } from './end-session.ts';
import { sessionLife } from './rotation.ts';

/** Ends the sessions that an account has beyond its bound, those that were seen longest ago; see `endSession`. */
export async function endSurplusSessions(
  ctx: Context,
  stores: Stores,
  userId: string,
  now: Date,
): Promise<SessionRevoked[]> {
  const ended: SessionRevoked[] = [];
  for (const sessionId of await stores.sessions.surplus(userId, now, sessionLife.mostOfAccount)) {
    const record = await endSession(ctx, stores, { sessionId, userId, reason: 'too_many_sessions' });
    if (record) ended.push(record);
  }
  return ended;
}

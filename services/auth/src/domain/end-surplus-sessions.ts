import type { SessionRevoked } from '@parley/contracts/records';
import type { Context } from '../context.ts';
import { announceEnd, endSession } from './end-session.ts';

/** Ends the sessions that an account has beyond its bound; see `endSession`. */
export async function endSurplusSessions(ctx: Context, userId: string, sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const ended = await ctx.database.transaction(async stores => {
    const records: SessionRevoked[] = [];
    for (const sessionId of sessionIds) {
      const record = await endSession(ctx, stores, { sessionId, userId, reason: 'too_many_sessions' });
      if (record) records.push(record);
    }
    return records;
  });
  for (const record of ended) await announceEnd(ctx, record);
}

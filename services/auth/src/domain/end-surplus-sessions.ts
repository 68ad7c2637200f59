import type { Context } from '../context.ts';
import { announceEnd, endSessions } from './end-session.ts';

/** Ends the sessions that an account has beyond its bound; see `endSession`. */
export async function endSurplusSessions(ctx: Context, userId: string, sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const ended = await ctx.database.transaction(stores =>
    endSessions(ctx, stores, sessionIds, { userId, reason: 'too_many_sessions' }),
  );
  for (const record of ended) await announceEnd(ctx, record);
}

import type { Context } from '../context.ts';
import { announceEnd, endSession } from './end-session.ts';

const batch = 100;

/** Ends sessions whose time is over, each with its record, so that sockets that are still open are cut. Returns how many. */
export async function endLapsedSessions(ctx: Context, now: Date): Promise<number> {
  let ended = 0;
  for (;;) {
    const records = await ctx.database.transaction(async stores => {
      const lapsed = await stores.sessions.lapsed(now, batch);
      const ends = [];
      for (const session of lapsed) ends.push(await endSession(ctx, stores, { ...session, reason: 'expired' }));
      return ends;
    });
    for (const record of records) await announceEnd(ctx, record);
    ended += records.length;
    if (records.length < batch) return ended;
  }
}

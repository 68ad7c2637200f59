import type { Context } from '../context.ts';
import { endLapsedSessions } from './end-lapsed-sessions.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What time alone makes due: ends sessions every minute and deletes old rows every hour. */
export function startSweeps(ctx: Context): void {
  repeat(minuteMs, async () => void (await endLapsedSessions(ctx, new Date())), ctx);
  repeat(hourMs, async () => ctx.events.swept(await ctx.database.retention.sweep(new Date())), ctx);
}

/** Begins at a moment of its own on each node; a node that dies leaves the work to the others. */
function repeat(everyMs: number, work: () => Promise<void>, { events }: Context): void {
  const once = () => void work().catch(error => events.sweepFailed(error));
  setTimeout(() => {
    once();
    setInterval(once, everyMs).unref();
  }, Math.random() * everyMs).unref();
}

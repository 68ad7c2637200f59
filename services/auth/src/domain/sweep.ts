import type { Context } from '../context.ts';
import { endLapsedSessions } from './end-lapsed-sessions.ts';
import { eraseAccounts } from './erase-accounts.ts';
import { eraseGuests } from './erase-guests.ts';
import { fillSearchKeys } from './fill-search-keys.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What time alone makes due: ending sessions, erasing guests who are gone and accounts that were deleted, filling in what an older release left out, deleting old rows. */
export function startSweeps(ctx: Context): void {
  const { events, database } = ctx;
  const ending = async (): Promise<void> => void (await endLapsedSessions(ctx, new Date()));
  const erasing = async (): Promise<void> => void (await eraseGuests(ctx, new Date()));
  const forgetting = async (): Promise<void> => void (await eraseAccounts(ctx, new Date()));
  const filling = async (): Promise<void> => events.searchKeysFilled(await fillSearchKeys(ctx));
  const deleting = async (): Promise<void> => events.swept(await database.retention.sweep(new Date()));
  void tryOnce(filling, ctx);
  repeat(minuteMs, ending, ctx);
  repeat(minuteMs, filling, ctx);
  repeat(hourMs, erasing, ctx);
  repeat(hourMs, forgetting, ctx);
  repeat(hourMs, deleting, ctx);
}

/** Begins at a moment of its own on each node; a node that dies leaves the work to the others. */
function repeat(everyMs: number, work: () => Promise<void>, ctx: Context): void {
  setTimeout(() => {
    void tryOnce(work, ctx);
    setInterval(() => void tryOnce(work, ctx), everyMs).unref();
  }, Math.random() * everyMs).unref();
}

async function tryOnce(work: () => Promise<void>, { events }: Context): Promise<void> {
  await work().catch((error: unknown) => events.sweepFailed(error));
}

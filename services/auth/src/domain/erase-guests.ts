import type { Context } from '../context.ts';
import { profileRecord } from './user-records.ts';

const batch = 100;
/** A guest who has just come may be between the row and its session on another node, or come back by a repeated request. */
const youngMs = 60_000;

/**
 * Takes the names of guests who cannot come back: without a password, their last session was the way in. Others are told, so
 * that spaces lose them too. Returns how many.
 */
export async function eraseGuests(ctx: Context, now: Date): Promise<number> {
  let erased = 0;
  for (;;) {
    const gone = await ctx.database.transaction(async stores => {
      const guests = await stores.guests.erase(new Date(now.getTime() - youngMs), now, batch);
      for (const guest of guests) {
        await stores.outbox.add(guest.id, { ...profileRecord(guest, now), erased: true }, ctx.recordHeaders());
        await stores.audit.append({ action: 'guest.erased', userId: guest.id });
      }
      return guests;
    });
    for (const { id } of gone) ctx.events.guest('erased', id);
    if (gone.length > 0) ctx.outbox.poke();
    erased += gone.length;
    if (gone.length < batch) return erased;
  }
}

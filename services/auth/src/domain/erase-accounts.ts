import type { Context } from '../context.ts';
import { closedLifeMs } from './close-account.ts';
import { profileRecord } from './user-records.ts';

const batch = 50;

/**
 * Erases accounts that nobody took back in time. What they wrote stays, under the name of a deleted account; others are told, so
 * that groups and spaces lose them too. Returns how many.
 */
export async function eraseAccounts(ctx: Context, now: Date): Promise<number> {
  let erased = 0;
  for (;;) {
    const gone = await ctx.database.transaction(async stores => {
      const due = await stores.closings.due(new Date(now.getTime() - closedLifeMs), batch);
      for (const user of due) {
        const left = await stores.closings.erase(user, now);
        await stores.outbox.add(user.id, { ...profileRecord(left, now), erased: true }, ctx.recordHeaders());
        await stores.audit.append({ action: 'account.erased', userId: user.id });
      }
      return due;
    });
    for (const { id } of gone) ctx.events.accountClosed('erased', id);
    if (gone.length > 0) ctx.outbox.poke();
    erased += gone.length;
    if (gone.length < batch) return erased;
  }
}

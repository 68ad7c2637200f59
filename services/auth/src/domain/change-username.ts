import { ParleyError } from '@parley/contracts/errors';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { User } from '../stores/users.ts';
import type { Asker } from './confirm-password.ts';
import { taken } from './create-account.ts';
import { demandFreeUsername } from './reserved-usernames.ts';
import { searchKeys } from './search-keys.ts';
import { profileRecord } from './user-records.ts';

const weekMs = 7 * 24 * 3_600_000;
const mostAWeek = 2;

/**
 * Gives the account another username, at most twice a week; nobody else gets the old one for 30 days. Throws
 * `validation_failed` for a reserved name, `username_taken`, and `rate_limited` with the time until it can be changed again.
 */
export async function changeUsername(ctx: Context, asker: Asker, username: string): Promise<User> {
  demandFreeUsername(username);
  const user = await ctx.database.transaction(stores => store(ctx, stores, asker, username));
  ctx.outbox.poke();
  return user;
}

async function store(ctx: Context, stores: Stores, { userId, address }: Asker, username: string): Promise<User> {
  const now = new Date();
  // Held, so that two changes at once are counted one after the other.
  const before = await stores.users.holdById(userId);
  if (!before) throw new ParleyError('unauthenticated');
  if (before.username === username) return before;
  await demandRare(stores, userId, now);
  const after = await stores.addresses.rename(before, username, searchKeys({ ...before, username }), now);
  if (!after) throw taken('username_taken');
  await stores.outbox.add(userId, profileRecord(after, now), ctx.recordHeaders());
  await stores.audit.append({ action: 'username.changed', userId, address });
  ctx.events.address('renamed', userId);
  return after;
}

async function demandRare({ addresses }: Stores, userId: string, now: Date): Promise<void> {
  const renames = await addresses.renamesSince(userId, new Date(now.getTime() - weekMs));
  const first = renames.at(-mostAWeek);
  if (!first) return;
  const retryAfterMs = first.getTime() + weekMs - now.getTime();
  throw new ParleyError('rate_limited', `A username changes at most ${mostAWeek} times a week`, { retryAfterMs });
}

import { ParleyError } from '@parley/contracts/errors';
import { picturePathOrNull } from '@parley/contracts/pictures';
import type { profileApi } from '@parley/contracts/profile-api';
import type { CallInput } from '@parley/contracts/rest';
import type { Context } from '../context.ts';
import type { Stores } from '../stores/database.ts';
import type { User } from '../stores/users.ts';
import { searchKeys } from './search-keys.ts';
import { profileRecord } from './user-records.ts';

type Wish = CallInput<typeof profileApi.updateMe>['body'];

interface Asker {
  userId: string;
  address: string;
}

/**
 * Changes what a person says of themselves; fields that are not given stay. Nobody asks whether there is a picture of that
 * id: where there is none, people see initials. Throws `unauthenticated` for an account that is gone.
 */
export async function changeProfile(ctx: Context, asker: Asker, wish: Wish): Promise<User> {
  const user = await ctx.database.transaction(stores => change(ctx, stores, asker, wish));
  ctx.outbox.poke();
  return user;
}

async function change(ctx: Context, { users, outbox, audit }: Stores, asker: Asker, wish: Wish): Promise<User> {
  const { userId, address } = asker;
  // Held, so that the records of two changes are in the order of their changes.
  const before = await users.holdById(userId);
  if (!before) throw new ParleyError('unauthenticated');
  const profile = {
    displayName: wish.displayName ?? before.displayName,
    avatarUrl: wish.avatar === undefined ? before.avatarUrl : picturePathOrNull('avatar', wish.avatar),
  };
  const after = await users.setProfile(userId, profile, searchKeys({ ...before, ...profile }));
  if (!after) throw new ParleyError('unauthenticated');
  await outbox.add(userId, profileRecord(after, new Date()), ctx.recordHeaders());
  const details = { changed: Object.keys(wish).sort().join() };
  await audit.append({ action: 'profile.changed', userId, address, details });
  return after;
}

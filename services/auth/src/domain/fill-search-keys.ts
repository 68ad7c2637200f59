import type { Context } from '../context.ts';
import { searchKeys } from './search-keys.ts';

const batch = 500;

/** Gives search keys to the accounts that an older release made. Several nodes may do so at once. */
export async function fillSearchKeys({ database }: Pick<Context, 'database'>): Promise<number> {
  let filled = 0;
  for (;;) {
    const users = await database.users.withoutSearchKeys(batch);
    for (const user of users) await database.users.setSearchKeys(user.id, searchKeys(user));
    filled += users.length;
    if (users.length < batch) return filled;
  }
}

import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { presentUser } from './present.ts';

export function mountSearchUsers(mount: Mount, ctx: Context): void {
  mount(authApi.searchUsers, async ({ query }) => {
    const users = await ctx.database.users.search(query.search.toLowerCase(), query.limit);
    return { users: users.map(presentUser) };
  });
}

import { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { presentOwnUser } from './present.ts';

export function mountMe(mount: Mount, ctx: Context): void {
  mount(authApi.me, async ({ caller }) => {
    const user = await ctx.database.users.findById(caller.userId);
    if (!user) throw new ParleyError('unauthenticated');
    return { user: presentOwnUser(user) };
  });
}

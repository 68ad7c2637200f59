import { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { presentUser } from './present.ts';

export function mountGetUser(mount: Mount, ctx: Context): void {
  mount(authApi.getUser, async ({ params }) => {
    const user = await ctx.database.users.findById(params.id);
    if (!user) throw new ParleyError('unknown_user');
    return { user: presentUser(user) };
  });
}

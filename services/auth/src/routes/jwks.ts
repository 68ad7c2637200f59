import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';

export function mountJwks(mount: Mount, ctx: Context): void {
  mount(authApi.jwks, ({ response }) => {
    response.set('Cache-Control', 'public, max-age=300, stale-while-revalidate=3600');
    return { keys: ctx.keys.jwks };
  });
}

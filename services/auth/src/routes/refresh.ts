import { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { refresh } from '../domain/refresh.ts';
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts';

export function mountRefresh(mount: Mount, ctx: Context): void {
  mount(
    authApi.refresh,
    async ({ address, request, response }) => {
      const token = readRefreshCookie(request);
      if (!token) throw new ParleyError('unauthenticated');
      try {
        const refreshed = await refresh(ctx, token, address);
        setRefreshCookie(request, response, refreshed.refresh);
        return refreshed.grant;
      } catch (error) {
        // A refused token is of no use to its holder; one that could not be looked up may be good.
        if (error instanceof ParleyError && error.status === 401) clearRefreshCookie(request, response);
        throw error;
      }
    },
    { limit: ctx.config.limits.refresh },
  );
}

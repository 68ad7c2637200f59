import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { logOut } from '../domain/log-out.ts';
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.ts';

/** Answers 204 also when there is nothing to end: whoever asks is signed out afterwards. */
export function mountLogout(mount: Mount, ctx: Context): void {
  mount(
    authApi.logout,
    async ({ address, request, response }) => {
      const token = readRefreshCookie(request);
      if (token) await logOut(ctx, token, address);
      clearRefreshCookie(request, response);
    },
    { limit: ctx.config.limits.refresh },
  );
}

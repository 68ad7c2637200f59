import { authApi } from '@parley/contracts/auth-api';
import type { Authenticate, Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { logOut, logOutSession } from '../domain/log-out.ts';
import { clearSiteData } from './clear-site-data.ts';
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.ts';

/**
 * Ends the session of the refresh cookie or, for a client without cookies, of the bearer token. Answers 204 also when
 * there is nothing to end: whoever asks is signed out afterwards.
 */
export function mountLogout(mount: Mount, ctx: Context, authenticate: Authenticate): void {
  mount(authApi.logout, async ({ address, request, response }) => {
    const token = readRefreshCookie(request);
    const bearer = request.headers.authorization?.match(/^Bearer (.+)$/i)?.[1];
    if (token) await logOut(ctx, token, address);
    else if (bearer) await logOutSession(ctx, await authenticate(bearer), address);
    clearRefreshCookie(request, response);
    clearSiteData(response, 'here');
  });
}

import { accountApi } from '@parley/contracts/account-api';
import { adminApi } from '@parley/contracts/admin-api';
import { authApi } from '@parley/contracts/auth-api';
import { guestApi } from '@parley/contracts/guest-api';
import { profileApi } from '@parley/contracts/profile-api';
import { serveCalls, type Authenticate, type CallHandlers, type Mount } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import { accountCalls } from './account.ts';
import { adminCalls } from './admin.ts';
import { guestCalls } from './guests.ts';
import { sessionCalls } from './sessions.ts';
import { signInCalls } from './sign-in.ts';
import { profileCalls, userCalls } from './users.ts';

/** Every REST call of auth. */
export function serveApi(mount: Mount, ctx: Context, authenticate: Authenticate): void {
  const accounts = { ...signInCalls(ctx, authenticate), ...sessionCalls(ctx), ...userCalls(ctx) };
  serveCalls(mount, profileApi, profileCalls(ctx));
  serveCalls(mount, adminApi, adminCalls(ctx));
  serveCalls(mount, accountApi, accountCalls(ctx));
  serveCalls(mount, authApi, { ...accounts, ...keyCalls(ctx) });
  serveCalls(mount, guestApi, guestCalls(ctx));
}

/** With what access tokens are verified. */
function keyCalls(ctx: Context): CallHandlers<Pick<typeof authApi, 'jwks'>> {
  return {
    jwks({ response }) {
      response.set('Cache-Control', 'public, max-age=300, stale-while-revalidate=3600');
      return { keys: ctx.keys.jwks };
    },
  };
}

import type { guestApi } from '@parley/contracts/guest-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import { enterAsGuest } from '../domain/enter-as-guest.ts';
import { upgradeGuest } from '../domain/upgrade-guest.ts';
import { presentSignIn } from './present.ts';
import { setRefreshCookie } from './refresh-cookie.ts';

/** The way in without an account, and from there to one. */
export function guestCalls(ctx: Context): CallHandlers<typeof guestApi> {
  return {
    async enterAsGuest({ body, address, request, response }) {
      const signIn = await enterAsGuest(ctx, body, { address, userAgent: request.headers['user-agent'] });
      setRefreshCookie(request, response, signIn.refresh);
      return presentSignIn(ctx, signIn);
    },
    async upgradeGuest({ caller, body, address, request }) {
      const user = await upgradeGuest(ctx, caller, body, { address, userAgent: request.headers['user-agent'] });
      // Other devices are told their new role by their next access token.
      return presentSignIn(ctx, { user, sessionId: caller.sessionId });
    },
  };
}

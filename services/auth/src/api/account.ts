import type { accountApi } from '@parley/contracts/account-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import { changeEmail, setPending } from '../domain/change-email.ts';
import { changeUsername } from '../domain/change-username.ts';
import { resendVerification, verifyEmail } from '../domain/verify-email.ts';
import { presentOwnUser } from './present.ts';
import { confirmRegistration } from '../domain/confirm-registration.ts';
import { closeAccount } from '../domain/close-account.ts';
import { changePassword } from '../domain/change-password.ts';
import { askReset, resetPassword } from '../domain/reset-password.ts';
import { clearSiteData } from './clear-site-data.ts';
import { clearRefreshCookie } from './refresh-cookie.ts';

/** What people change of their own accounts. */
export function accountCalls(ctx: Context): CallHandlers<typeof accountApi> {
  return {
    changePassword: ({ caller: { userId, sessionId }, address, body }) =>
      changePassword(ctx, { userId, sessionId, address }, body),
    async closeAccount({ caller: { userId }, address, body, request, response }) {
      const erasedAfter = await closeAccount(ctx, { userId, address }, body.currentPassword);
      clearRefreshCookie(request, response);
      clearSiteData(response, 'elsewhere');
      return { erasedAfter: erasedAfter.toISOString() };
    },
    changeEmail: async ({ caller: { userId }, address, body }) => ({
      user: presentOwnUser(await changeEmail(ctx, { userId, address }, body)),
    }),
    cancelEmailChange: async ({ caller: { userId }, address }) => ({
      user: presentOwnUser(await setPending(ctx, { userId, address }, null)),
    }),
    resendVerification: ({ caller }) => resendVerification(ctx, caller.userId),
    verifyEmail: async ({ address, body: { token } }) => ({
      email: (await confirmRegistration(ctx, token, address)) ?? (await verifyEmail(ctx, address, token)),
    }),
    changeUsername: async ({ caller: { userId }, address, body }) => ({
      user: presentOwnUser(await changeUsername(ctx, { userId, address }, body.username)),
    }),
    askReset: ({ body }) => askReset(ctx, body.email),
    resetPassword: ({ address, body }) => resetPassword(ctx, address, body),
  };
}

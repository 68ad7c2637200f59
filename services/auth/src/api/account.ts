import type { accountApi } from '@parley/contracts/account-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { Context } from '../context.ts';
import { changePassword } from '../domain/change-password.ts';
import { askReset, resetPassword } from '../domain/reset-password.ts';

/** What people change of their own accounts. */
export function accountCalls(ctx: Context): CallHandlers<typeof accountApi> {
  return {
    changePassword: ({ caller: { userId, sessionId }, address, body }) =>
      changePassword(ctx, { userId, sessionId, address }, body),
    askReset: ({ body }) => askReset(ctx, body.email),
    resetPassword: ({ address, body }) => resetPassword(ctx, address, body),
  };
}

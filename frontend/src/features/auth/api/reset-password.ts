import { accountApi } from '@parley/contracts/account-api';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';

export const askResetInput = accountApi.askReset.body;
export const newPasswordInput = accountApi.resetPassword.body.pick({ newPassword: true });

/** Asks for a link; the answer is the same whether or not the address has an account. */
export function useAskReset() {
  return useMutation({ mutationFn: (body: z.input<typeof askResetInput>) => call(accountApi.askReset, { body }) });
}

/** Sets a new password by the link of an e-mail. */
export function useResetPassword() {
  return useMutation({
    mutationFn: (body: z.input<typeof accountApi.resetPassword.body>) => call(accountApi.resetPassword, { body }),
  });
}

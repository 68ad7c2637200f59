import { accountApi } from '@parley/contracts/account-api';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { keepMe } from '#lib/session/keep-me.ts';

export const changeEmailInput = accountApi.changeEmail.body;

/** Wants another address; the answer says whether it has to be confirmed first. */
export function useChangeEmail() {
  return useMutation({
    mutationFn: async (body: z.input<typeof changeEmailInput>) => keepMe(await call(accountApi.changeEmail, { body })),
  });
}

/** Keeps the address of now. */
export function useCancelEmailChange() {
  return useMutation({ mutationFn: async () => keepMe(await call(accountApi.cancelEmailChange, {})) });
}

/** Sends the link that confirms an address once more. */
export function useResendVerification() {
  return useMutation({ mutationFn: () => call(accountApi.resendVerification, {}) });
}

import { accountApi } from '@parley/contracts/account-api';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { keepMe } from '#lib/session/keep-me.ts';

export const changeUsernameInput = accountApi.changeUsername.body;

/** Changes the own username; the answer is as the platform writes it. */
export function useChangeUsername() {
  return useMutation({
    mutationFn: async (body: z.input<typeof changeUsernameInput>) =>
      keepMe(await call(accountApi.changeUsername, { body })),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountApi } from '@parley/contracts/account-api';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';

export const changePasswordInput = accountApi.changePassword.body;
export type ChangePasswordInput = z.input<typeof changePasswordInput>;

/** Changes the password; the list of devices is then another one. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePasswordInput) => call(accountApi.changePassword, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

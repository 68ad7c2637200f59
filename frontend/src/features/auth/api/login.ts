import { useMutation } from '@tanstack/react-query';
import { authApi } from '@parley/contracts/auth-api';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

export const loginInput = authApi.login.body;
export type LoginInput = z.input<typeof loginInput>;

/** Signs in; the session store then leads on. */
export function useLogin() {
  return useMutation({
    mutationFn: (body: LoginInput) => call(authApi.login, { body }),
    onSuccess: signedIn,
  });
}

import { useMutation } from '@tanstack/react-query';
import { authApi } from '@parley/contracts/auth-api';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

export const registerInput = authApi.register.body;
export type RegisterInput = z.input<typeof registerInput>;

/** Creates an account and signs in. */
export function useRegister() {
  return useMutation({
    mutationFn: (body: RegisterInput) => call(authApi.register, { body }),
    onSuccess: signedIn,
  });
}

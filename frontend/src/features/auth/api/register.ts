import { useMutation } from '@tanstack/react-query';
import { authApi } from '@parley/contracts/auth-api';
import type { z } from 'zod';
import { withProof } from '#features/auth/proof/with-proof.ts';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

export const registerInput = authApi.register.body;
export type RegisterInput = z.input<typeof registerInput>;

/** Creates an account and signs in; when many register at once, after some work that the platform asks for. */
export function useRegister() {
  return useMutation({
    mutationFn: (wish: RegisterInput) => withProof(wish, body => call(authApi.register, { body })),
    onSuccess: signedIn,
  });
}

import { useMutation } from '@tanstack/react-query';
import { authApi, type SignedIn } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import type { z } from 'zod';
import { readRegistration } from '#features/auth/api/registration.ts';
import { answerChallenge } from '#features/auth/proof/answer-challenge.ts';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

export const registerInput = authApi.register.body;
export type RegisterInput = z.input<typeof registerInput>;

/** Creates an account and signs in; when many register at once, after some work that the platform asks for. */
export function useRegister() {
  return useMutation({ mutationFn: register, onSuccess: signedIn });
}

async function register(body: RegisterInput): Promise<SignedIn> {
  try {
    return await call(authApi.register, { body });
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'proof_required') throw error;
    const { proof } = await readRegistration();
    const answered = proof ? { ...body, proof: await answerChallenge(proof) } : body;
    return call(authApi.register, { body: answered });
  }
}

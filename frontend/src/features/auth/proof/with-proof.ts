import { ParleyError } from '@parley/contracts/errors';
import type { ProofOfWork } from '@parley/contracts/proof-of-work';
import { readRegistration } from '#features/auth/api/registration.ts';
import { answerChallenge } from '#features/auth/proof/answer-challenge.ts';

/** Asks for something; when many ask at once, a second time after some work that the platform wants to see. */
export async function withProof<B extends object, R>(
  body: B,
  ask: (body: B & { proof?: ProofOfWork }) => Promise<R>,
): Promise<R> {
  try {
    return await ask(body);
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'proof_required') throw error;
    const { proof } = await readRegistration();
    return ask(proof ? { ...body, proof: await answerChallenge(proof) } : body);
  }
}

import type { ProofChallenge, ProofOfWork } from '@parley/contracts/proof-of-work';
import { ParleyError } from '@parley/contracts/errors';

/** Solves a challenge in a worker, so that the page stays alive meanwhile. Rejects with `proof_required` where it cannot. */
export function answerChallenge(challenge: ProofChallenge): Promise<ProofOfWork> {
  const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ProofOfWork>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ProofOfWork>) => resolve(data));
    worker.addEventListener('error', () => reject(new ParleyError('proof_required')));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}

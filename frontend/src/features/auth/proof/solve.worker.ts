import type { ProofChallenge } from '@parley/contracts/proof-of-work';
import { solve } from '#features/auth/proof/solve.ts';

self.addEventListener('message', ({ data }: MessageEvent<ProofChallenge>) => {
  void solve(data).then(proof => self.postMessage(proof));
});

import { createHash } from 'node:crypto';
import { leadingZeroBits, proofText, type ProofChallenge, type ProofOfWork } from '@parley/contracts/proof-of-work';

/** Does the work that a registration is asked for; a fraction of a second at the usual number of bits. */
export function solveProof({ challenge, bits }: ProofChallenge): ProofOfWork {
  for (let tries = 0; ; tries += 1) {
    const proof = { challenge, answer: String(tries) };
    if (leadingZeroBits(createHash('sha256').update(proofText(proof)).digest()) >= bits) return proof;
  }
}

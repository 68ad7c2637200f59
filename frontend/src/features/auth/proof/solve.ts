import { leadingZeroBits, proofText, type ProofChallenge, type ProofOfWork } from '@parley/contracts/proof-of-work';

/** Hashes that are under way at once: one at a time would wait for each. */
const batch = 256;

/** Tries answers until one fits the challenge: 2 to the power of its bits tries on average. */
export async function solve({ challenge, bits }: ProofChallenge): Promise<ProofOfWork> {
  for (let from = 0; ; from += batch) {
    const tries = await Promise.all(Array.from({ length: batch }, (_, at) => attempt(challenge, String(from + at))));
    const found = tries.find(({ zeros }) => zeros >= bits);
    if (found) return { challenge, answer: found.answer };
  }
}

async function attempt(challenge: string, answer: string): Promise<{ answer: string; zeros: number }> {
  const text = new TextEncoder().encode(proofText({ challenge, answer }));
  return { answer, zeros: leadingZeroBits(new Uint8Array(await crypto.subtle.digest('SHA-256', text))) };
}

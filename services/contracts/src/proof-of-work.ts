import { z } from 'zod';
import { text } from './text.ts';

/** Leading zero bits that the hash of an answer must have: 2 to the power of it tries, a part of a second up to some seconds. */
export const proofBits = { least: 13, most: 17 } as const;

/** Work to do before a registration is taken: `challenge` is signed by the service, good once and for two minutes. */
export const proofChallenge = z.object({ challenge: z.string(), bits: z.int() });
export type ProofChallenge = z.infer<typeof proofChallenge>;

/** SHA-256 of `proofText` must begin with as many zero bits as the challenge asks for. */
export const proofOfWork = z.strictObject({
  challenge: text({ min: 1, max: 1_024 }),
  answer: text({ min: 1, max: 32 }),
});
export type ProofOfWork = z.infer<typeof proofOfWork>;

export const proofText = ({ challenge, answer }: ProofOfWork): string => `${challenge}:${answer}`;

/** How many zero bits a hash begins with. */
export function leadingZeroBits(hash: Uint8Array): number {
  const at = hash.findIndex(byte => byte !== 0);
  return at < 0 ? hash.length * 8 : at * 8 + Math.clz32(hash[at] ?? 0) - 24;
}

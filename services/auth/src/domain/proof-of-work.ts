import { createHash, createPublicKey, randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import {
  leadingZeroBits,
  proofBits,
  proofText,
  type ProofChallenge,
  type ProofOfWork,
} from '@parley/contracts/proof-of-work';
import { LocalBuckets } from '@parley/runtime/limits/local-buckets';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Context } from '../context.ts';

const lifetimeSeconds = 120;
const rules = { algorithm: 'ES256', issuer: 'parley', audience: 'parley-proof' } as const;
const claims = z.object({ jti: z.uuid(), bits: z.int().min(proofBits.least).max(proofBits.most) });
const everybody = 'all';

/** A use of each challenge on this node, for while Redis is away. */
const usesHere = new LocalBuckets();
const once = { rate: 1 / (lifetimeSeconds * 2), burst: 1 };

/** What a registration must bring now; undefined as long as there are no more of them than on a calm day. */
export async function currentChallenge(ctx: Context): Promise<ProofChallenge | undefined> {
  if (await isCalm(ctx)) return undefined;
  const bits = await currentBits(ctx);
  const { privateKey, kid } = ctx.keys;
  const options = { ...rules, keyid: kid, jwtid: randomUUID(), expiresIn: lifetimeSeconds };
  return { challenge: jwt.sign({ bits }, privateKey, options), bits };
}

/**
 * Counts a registration. Above what is usual on a calm day it must bring an answered challenge. Throws
 * `proof_required` when it does not, or when the answer is wrong, too old or used.
 */
export async function demandProof(ctx: Context, proof: ProofOfWork | undefined): Promise<void> {
  const { registrationCalm, registrationWithProof } = ctx.config.limits;
  if ((await ctx.limiter.take(registrationCalm, everybody)).ok) return;
  if (!proof || !(await isGood(ctx, proof))) {
    ctx.events.proofAsked();
    throw new ParleyError('proof_required');
  }
  await ctx.limiter.demand(registrationWithProof, everybody);
}

async function isCalm({ limiter, config }: Context): Promise<boolean> {
  return (await limiter.take(config.limits.registrationCalm, everybody, 0)).remaining >= 1;
}

/** More bits, the more answered challenges there were lately. */
async function currentBits({ limiter, config }: Context): Promise<number> {
  const rule = config.limits.registrationWithProof;
  const { remaining } = await limiter.take(rule, everybody, 0);
  const pressure = 1 - Math.max(0, remaining) / rule.burst;
  return proofBits.least + Math.round((proofBits.most - proofBits.least) * pressure);
}

async function isGood(ctx: Context, proof: ProofOfWork): Promise<boolean> {
  const told = readChallenge(ctx, proof.challenge);
  if (!told) return false;
  const hash = createHash('sha256').update(proofText(proof)).digest();
  return leadingZeroBits(hash) >= told.bits && (await isFirstUse(ctx, told.jti));
}

function readChallenge({ keys }: Context, challenge: string): z.infer<typeof claims> | undefined {
  try {
    const { algorithm, issuer, audience } = rules;
    const kid = jwt.decode(challenge, { complete: true })?.header.kid;
    const key = keys.jwks.find(jwk => jwk.kid === kid);
    if (!key) return undefined;
    const verified = jwt.verify(challenge, createPublicKey({ key, format: 'jwk' }), {
      algorithms: [algorithm],
      issuer,
      audience,
    });
    return claims.parse(verified);
  } catch {
    return undefined;
  }
}

/** Once on all nodes; while Redis is away once on each. */
async function isFirstUse({ redis }: Context, id: string): Promise<boolean> {
  if (!usesHere.take(id, once).ok) return false;
  try {
    return (await redis.set(`auth:proof:${id}`, '1', 'EX', lifetimeSeconds * 2, 'NX')) === 'OK';
  } catch {
    return true;
  }
}

/** How long sessions and their refresh tokens live, in milliseconds. */
export const sessionLife = { idleMs: 30 * 24 * 3_600_000, absoluteMs: 90 * 24 * 3_600_000, graceMs: 10_000 } as const;

/** The moments and generations that decide; see `decideRotation`. */
export interface RotationState {
  tokenGeneration: number;
  sessionGeneration: number;
  rotatedAt: Date;
  idleExpiresAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export type RotationDecision = 'rotate' | 'repeat' | 'reused' | 'revoked' | 'expired';

/**
 * What becomes of a refresh token that is presented at `now`. A session counts generations; the tokens of its newest
 * generation are good, and the first use of one begins the next generation.
 *
 * - `rotate`: a token of the newest generation. The generation ends; its successor is the first of the next one.
 * - `repeat`: a token of the generation before, within 10 s of the end of that generation. The answer with its
 *   successor was lost, or two tabs asked at once: it gets a successor of the newest generation too. Whichever
 *   sibling is used first ends the generation for all of them, so siblings do not live on side by side.
 * - `reused`: any other old token. Two parties hold tokens of one family, and one of them stole it: the whole session
 *   ends. A thief who came within the grace is found at the next refresh, when one of two siblings comes too late.
 */
export function decideRotation(state: RotationState, now: Date): RotationDecision {
  const at = now.getTime();
  if (state.revokedAt) return 'revoked';
  if (at >= Math.min(state.idleExpiresAt.getTime(), state.expiresAt.getTime())) return 'expired';
  const age = state.sessionGeneration - state.tokenGeneration;
  if (age === 0) return 'rotate';
  return age === 1 && at - state.rotatedAt.getTime() <= sessionLife.graceMs ? 'repeat' : 'reused';
}

/** How long sessions and their refresh tokens live, in milliseconds, and how many an account has at a time. */
export const sessionLife = {
  idleMs: 30 * 24 * 3_600_000,
  absoluteMs: 90 * 24 * 3_600_000,
  graceMs: 10_000,
  mostOfAccount: 50,
} as const;

/** The moments and generations that decide; see `decideRotation`. */
export interface RotationState {
  tokenGeneration: number;
  /** The token was replaced by a sibling, because its holder's parent came back: see `resume`. */
  tokenReplaced: boolean;
  sessionGeneration: number;
  rotatedAt: Date;
  idleExpiresAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export type RotationDecision = 'rotate' | 'repeat' | 'resume' | 'reused' | 'revoked' | 'expired';

/**
 * What becomes of a refresh token that is presented at `now`. A session counts generations; the tokens of its newest
 * generation are good, and the first use of one begins the next generation.
 *
 * - `rotate`: a token of the newest generation. The generation ends; its successor is the first of the next one.
 * - `repeat`: a token of the generation before, within 10 s of the end of that generation. The answer with its
 *   successor was lost, or two tabs asked at once: it gets a successor of the newest generation too. Whichever
 *   sibling is used first ends the generation for all of them, so siblings do not live on side by side.
 * - `resume`: a token of the generation before, later than that. No token of the newest generation was ever used, so
 *   the answer with it may have been lost while a machine slept. It gets a successor of the newest generation, which
 *   replaces those that were given before: only one branch lives on.
 * - `reused`: any other old token, and one that was replaced. Two parties hold tokens of one family, and one of them
 *   stole it: the whole session ends. A thief who came between an answer and its first use is found at the next
 *   refresh, when the holder of the other branch comes.
 */
export function decideRotation(state: RotationState, now: Date): RotationDecision {
  const at = now.getTime();
  if (state.revokedAt) return 'revoked';
  if (at >= Math.min(state.idleExpiresAt.getTime(), state.expiresAt.getTime())) return 'expired';
  const age = state.sessionGeneration - state.tokenGeneration;
  if (state.tokenReplaced || age > 1) return 'reused';
  if (age === 0) return 'rotate';
  return at - state.rotatedAt.getTime() <= sessionLife.graceMs ? 'repeat' : 'resume';
}

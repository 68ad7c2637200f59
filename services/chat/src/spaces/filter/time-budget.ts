import { ParleyError } from '@parley/contracts/errors';

/** Milliseconds that the expressions of one space may take of a node: at once, and of each second. */
const burstMs = 300;
const msPerSecond = 100;

/**
 * The time that a space takes of a node that serves others too. An expression cannot hang, but one that was made for it can
 * take a tenth of a second for a long text; then the senders of its space wait, and nobody else.
 */
export class TimeBudget {
  readonly #now: () => number;
  #left = burstMs;
  #at: number;

  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#at = now();
  }

  /** Throws `rate_limited` when nothing is left. What was begun is finished, and is owed. */
  spend<T>(work: () => T): T {
    const began = this.#now();
    this.#left = Math.min(burstMs, this.#left + ((began - this.#at) * msPerSecond) / 1_000);
    this.#at = began;
    if (this.#left <= 0) throw tired(this.#left);
    const result = work();
    this.#left -= this.#now() - began;
    return result;
  }
}

function tired(left: number): ParleyError {
  const retryAfterMs = Math.ceil(((1 - left) * 1_000) / msPerSecond);
  return new ParleyError('rate_limited', 'The filter of this space takes too long', { retryAfterMs });
}

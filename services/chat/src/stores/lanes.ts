import { ParleyError } from '@parley/contracts/errors';

interface Lane {
  /** Ends when the work before is over; never rejects. */
  last: Promise<unknown>;
  waiting: number;
}

const mostWaiting = 500;
/** Whose turn comes later than this would not wait for the answer any more. */
const patienceMs = 8_000;

/**
 * Work of one key, one piece after the other; that of different keys goes side by side. Transactions that all take the same
 * document first only stop each other when they begin together. Throws `overloaded` when too many wait, or too long.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= mostWaiting) throw tooMuch();
    this.#lanes.set(key, lane);
    lane.waiting += 1;
    const askedAt = performance.now();
    const done = lane.last.then(() => {
      if (performance.now() - askedAt > patienceMs) throw tooMuch();
      return work();
    });
    lane.last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      lane.waiting -= 1;
      if (lane.waiting === 0) this.#lanes.delete(key);
    }
  }
}

function tooMuch(): ParleyError {
  return new ParleyError('overloaded', 'Too many change this at once', { retryAfterMs: 1_000 });
}

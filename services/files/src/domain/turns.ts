import { ParleyError } from '@parley/contracts/errors';

interface TurnLimits {
  concurrency: number;
  maxWaiting: number;
  maxWaitMs: number;
}

/** Runs work in turns, first come, first served. Who finds too many before them, or waits too long, is refused. */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Throws `overloaded`, or what `work` throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limits.concurrency) this.#running += 1;
    else await this.#turn();
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  /** A turn that is handed on: the one who ends does not count down. */
  #turn(): Promise<void> {
    if (this.#waiting.size >= this.#limits.maxWaiting) throw overloaded();
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(begin);
        reject(overloaded());
      }, this.#limits.maxWaitMs);
      this.#waiting.add(begin);
    });
  }

  #handOn(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#running -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}

function overloaded(): ParleyError {
  return new ParleyError('overloaded', 'Too many pictures at once', { retryAfterMs: 2_000 });
}

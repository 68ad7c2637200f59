import { ParleyError } from '@parley/contracts/errors';
import { gauge, histogram } from '@parley/runtime/metrics';

const waitingGauge = gauge('parley_auth_hashing_waiting', 'Password checks that wait for their turn');
const waitSeconds = histogram('parley_auth_hashing_wait_seconds', 'How long password checks waited for their turn');

interface QueueLimits {
  /** Hashes that run at the same time: fewer than there are cores, or a flood of logins takes them all. */
  concurrency: number;
  maxWaiting: number;
  maxWaitMs: number;
}

interface Waiting {
  begin: () => void;
  timer: NodeJS.Timeout;
}

/**
 * Password work runs in turns, so that a flood of logins costs others neither their core nor their memory (19 MiB a
 * hash). Argon2 runs in libuv's pool of four threads; with at most two turns there are always threads left for the
 * rest. Who finds the queue full, or waits too long, is told `overloaded` with a time to come back.
 */
export class HashingQueue {
  readonly #limits: QueueLimits;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const stop = waitSeconds.startTimer();
    await this.#turn();
    stop();
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(): Promise<void> {
    if (this.#running < this.#limits.concurrency) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#limits.maxWaiting) return Promise.reject(this.#overloaded());
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        begin: resolve,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(entry), 1);
          waitingGauge.set(this.#waiting.length);
          reject(this.#overloaded());
        }, this.#limits.maxWaitMs),
      };
      this.#waiting.push(entry);
      waitingGauge.set(this.#waiting.length);
    });
  }

  /** Hands the turn on, or gives it back. */
  #next(): void {
    const entry = this.#waiting.shift();
    waitingGauge.set(this.#waiting.length);
    if (!entry) {
      this.#running -= 1;
      return;
    }
    clearTimeout(entry.timer);
    entry.begin();
  }

  /** Spread over a second, so that those who were refused together do not come back together. */
  #overloaded(): ParleyError {
    const retryAfterMs = 1_000 + Math.floor(Math.random() * 1_000);
    return new ParleyError('overloaded', 'Too many sign-ins at once', { retryAfterMs });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps beginnings apart: one that comes long after the last need not wait, and of many there are so many a second at most. */
export class Spacing {
  readonly #apartMs: number;
  #last = -Infinity;

  constructor(apartMs: number) {
    this.#apartMs = apartMs;
  }

  /** Resolves when the next one may begin. */
  async next(): Promise<void> {
    const wait = this.#last + this.#apartMs - performance.now();
    if (wait > 0) await sleep(wait);
    this.#last = performance.now();
  }
}

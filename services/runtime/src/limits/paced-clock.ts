/** Over how long its speed is measured. */
const memoryMs = 5_000;
const slowest = 0.1;

/**
 * A clock in milliseconds that stands still while there is no room for more. All that is planned by it moves back by that time.
 */
export class PacedClock {
  readonly #isFull: () => boolean;
  readonly #real: () => number;
  #at = 0;
  #readAt: number;
  /** Of the last seconds, the older the less: how far it went, and how far real time did. */
  #moved = memoryMs;
  #passed = memoryMs;

  constructor(isFull: () => boolean, real: () => number = () => performance.now()) {
    this.#isFull = isFull;
    this.#real = real;
    this.#readAt = real();
  }

  now(): number {
    const real = this.#real();
    const passed = real - this.#readAt;
    const moved = this.#isFull() ? 0 : passed;
    const kept = Math.exp(-passed / memoryMs);
    this.#moved = this.#moved * kept + moved;
    this.#passed = this.#passed * kept + passed;
    this.#readAt = real;
    this.#at += moved;
    return this.#at;
  }

  /** How long it will take in real time until the clock has gone on by so much, as things have gone lately. */
  inRealTime(ms: number): number {
    return Math.ceil(ms / Math.max(slowest, this.#moved / this.#passed));
  }
}

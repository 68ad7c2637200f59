export interface CommandRate {
  rate: number;
  burst: number;
}

/** The commands that one socket may still give. What is refused is spent too, so that a flood ends. */
export class CommandBudget {
  readonly #rate: CommandRate;
  #tokens: number;
  #at = performance.now();

  constructor(rate: CommandRate) {
    this.#rate = rate;
    this.#tokens = rate.burst;
  }

  /** Milliseconds until the next command is taken; 0 when this one is. */
  spend(): number {
    const now = performance.now();
    const { rate, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) * rate) / 1_000) - 1;
    this.#at = now;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / rate);
  }

  get isFlooded(): boolean {
    return this.#tokens < -this.#rate.burst;
  }
}

const begun = Promise.resolve();

/** The order of one socket's commands. */
export class CommandQueue {
  /** Everything that was added has taken effect. */
  #all: Promise<void> = begun;
  /** What those that overlap wait for, too. */
  #others: Promise<void> = begun;
  #length = 0;

  /** Those that have not taken effect yet. */
  get length(): number {
    return this.#length;
  }

  /** `work` never rejects, and is given the promise that all before it have taken effect. */
  add(overlaps: boolean, work: (turn: Promise<void>) => Promise<void>): void {
    const turn = this.#all;
    this.#length += 1;
    const done = (overlaps ? this.#others : turn).then(() => work(turn)).finally(() => (this.#length -= 1));
    this.#all = overlaps ? done.then(() => turn) : done;
    if (!overlaps) this.#others = this.#all;
  }
}

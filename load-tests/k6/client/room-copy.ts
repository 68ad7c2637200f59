/** What a device holds of a room's log: everything up to `complete`, and what came ahead of a gap. */
export class RoomCopy {
  complete: number;
  readonly #ahead = new Set<number>();

  constructor(complete: number) {
    this.complete = complete;
  }

  /** False when a place is missing before this one. */
  take(seq: number): boolean {
    if (seq <= this.complete) return true;
    if (seq !== this.complete + 1) {
      this.#ahead.add(seq);
      return false;
    }
    this.complete = seq;
    while (this.#ahead.delete(this.complete + 1)) this.complete += 1;
    return true;
  }

  /** A batch that leaves nothing out up to there. */
  completeTo(seq: number): void {
    for (const early of this.#ahead) if (early <= seq) this.#ahead.delete(early);
    this.complete = Math.max(this.complete, seq);
    while (this.#ahead.delete(this.complete + 1)) this.complete += 1;
  }
}

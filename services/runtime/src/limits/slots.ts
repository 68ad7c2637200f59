/** Tokens a second, and at once. */
export interface SlotRate {
  rate: number;
  burst: number;
}

/** A slot is kept for so long: its holder builds up a connection first. After that others get in instead. */
const keptMs = 2_000;
/** A timer may end this much early. */
const earlyMs = 5;
/** Nobody is told to wait for longer. What is asked for beyond has no slot yet, and comes again to get one. */
export const mostWaitMs = 60_000;
const mostSlots = 50_000;

/**
 * A token bucket that tells whom it refuses when to come: each gets the next free moment, a slot, so that a crowd comes back
 * one after the other at the rate that can be served. The token of a slot is kept for its holder. Who has none gets in by a
 * token that nobody waits for, else queues behind the last slot. A slot that nobody used is free for all soon after.
 */
export class Slots {
  readonly #rate: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #random: () => number;
  /** Holders of slots that lie ahead, and of those whose moment has come; both in the order of time. */
  readonly #ahead = new Map<string, number>();
  readonly #due = new Map<string, number>();
  /** Tokens that are kept for nobody. */
  #free: number;
  #countedAt: number;
  #lastSlot = 0;

  /** `now` in milliseconds, of a clock that is not put back. */
  constructor({ rate, burst }: SlotRate, now: () => number = () => performance.now(), random = Math.random) {
    this.#rate = rate;
    this.#burst = burst;
    this.#free = burst;
    this.#now = now;
    this.#random = random;
    this.#countedAt = now();
  }

  /** Milliseconds until the caller's moment; 0 lets them in. */
  take(who: string): number {
    const now = this.#now();
    this.#count(now);
    if (this.#due.delete(who)) return 0;
    if (this.#free >= 1) {
      this.#free -= 1;
      this.#ahead.delete(who);
      return 0;
    }
    return Math.ceil((this.#ahead.get(who) ?? this.#give(who, now)) - now);
  }

  #count(now: number): void {
    this.#free += ((now - this.#countedAt) * this.#rate) / 1_000;
    this.#countedAt = now;
    for (const [who, at] of this.#ahead) {
      if (at > now + earlyMs) break;
      this.#ahead.delete(who);
      this.#due.set(who, at);
      this.#free -= 1;
    }
    for (const [who, at] of this.#due) {
      if (at + keptMs > now) break;
      this.#due.delete(who);
      this.#free += 1;
    }
    this.#free = Math.min(this.#burst, this.#free);
  }

  #give(who: string, now: number): number {
    const each = 1_000 / this.#rate;
    const at = Math.max(now + (1 - this.#free) * each, this.#lastSlot + each);
    // Without a slot: not all at one moment either.
    if (at - now > mostWaitMs || this.#ahead.size >= mostSlots) return now + mostWaitMs * (0.5 + this.#random() / 2);
    this.#lastSlot = at;
    this.#ahead.set(who, at);
    return at;
  }
}

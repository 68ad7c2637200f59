/** How long the way of a message may get before less is let in. */
const bearableMs = 700;
/** So many messages may be under way however slow they are: a device that was away brings up to 200 at once. */
const alwaysBearable = 500;
/** What has not come back by then is not waited for: it was a repetition, or the way is broken. */
const forgottenAfterMs = 10_000;
/** When nothing came back for this long, the way is broken and not full: what is accepted waits in Kafka, and nobody is refused. */
const brokenAfterMs = 2_000;
const stepMs = 100;
const rateOverMs = 1_000;
const retry = { firstMs: 100, maxMs: 5_000 };

/** What is given up when the way of messages fills, the least missed first. The figure: how full it is then. */
const givenUpAt = { typing: 0.5, presence: 0.65, receipt: 0.8, send: 1 } as const;
export type Sheddable = keyof typeof givenUpAt;

interface Options {
  /** Called for everything that is given up. */
  onShed: (what: Sheddable) => void;
  /** Epoch milliseconds; the system's clock by default. */
  clock?: { now(): number };
}

/**
 * How full the way of messages is: what this node let in and has not yet seen come back as a notice, compared with what
 * comes back in the time that is bearable. What waits is rate × delay, so this bounds the delay at every rate that the
 * machines can do, without knowing that rate, and it does not swing: each message that comes back lets another one in.
 */
export class Pressure {
  readonly #onShed: Options['onShed'];
  readonly #clock: { now(): number };
  readonly #accepted: Steps;
  readonly #returned: Steps;
  /** When something came back last, or nothing was under way. */
  #lastGood = -Infinity;
  /** Sends that were let in and are neither accepted nor refused yet. */
  #inside = 0;
  /** When the last of those who were refused may come again. */
  #tail = 0;

  constructor({ onShed, clock = Date }: Options) {
    this.#onShed = onShed;
    this.#clock = clock;
    this.#accepted = new Steps(forgottenAfterMs / stepMs);
    this.#returned = new Steps(rateOverMs / stepMs);
  }

  /** As `refuses` for a send. Call `left` for one that is let in when it was accepted or has failed. */
  enter(): number {
    if (this.underWay === 0) this.#lastGood = this.#clock.now();
    const retryAfterMs = this.refuses('send');
    if (retryAfterMs === 0) this.#inside += 1;
    return retryAfterMs;
  }

  left(): void {
    this.#inside -= 1;
  }

  /** A message was accepted at this moment that will come back to this node. */
  accepted(at: number): void {
    this.#accepted.add(this.#clock.now(), at, 1);
  }

  /** It came back; `at` is when it was accepted. */
  returned(at: number): void {
    const now = this.#clock.now();
    this.#lastGood = now;
    this.#returned.add(now, now, 1);
    this.#accepted.add(now, at, -1);
  }

  get underWay(): number {
    return this.#inside + this.#accepted.sum(this.#clock.now());
  }

  /** How many may be under way. */
  get bound(): number {
    return Math.max(alwaysBearable, (this.#rate * bearableMs) / 1_000);
  }

  /** True when this has to be given up now; it is counted. */
  sheds(what: Sheddable): boolean {
    if (this.#isBroken || this.underWay < this.bound * givenUpAt[what]) return false;
    this.#onShed(what);
    return true;
  }

  /** 0, or after how many milliseconds what is given up now may come again. Those who are refused come one after the other. */
  refuses(what: Sheddable): number {
    if (!this.sheds(what)) return 0;
    const now = this.#clock.now();
    const next = Math.max(now + retry.firstMs, this.#tail) + 1_000 / Math.max(this.#rate, 1);
    this.#tail = Math.min(next, now + retry.maxMs);
    return Math.ceil(this.#tail - now);
  }

  /** Messages a second that come back. */
  get #rate(): number {
    return (this.#returned.sum(this.#clock.now()) * 1_000) / rateOverMs;
  }

  get #isBroken(): boolean {
    return this.#clock.now() - this.#lastGood > brokenAfterMs;
  }
}

/** Counts by tenth of a second, of the last so many. */
class Steps {
  readonly #counts: number[];
  #sum = 0;
  /** The step that is counted now. */
  #step = 0;

  constructor(length: number) {
    this.#counts = Array.from({ length }, () => 0);
  }

  /** Adds to the count of the step of `at`, if that is not too long ago; a count is never below 0. */
  add(now: number, at: number, count: number): void {
    this.#moveTo(now);
    const step = Math.floor(at / stepMs);
    if (step > this.#step || step <= this.#step - this.#counts.length) return;
    const place = step % this.#counts.length;
    const before = this.#counts[place] ?? 0;
    const after = Math.max(0, before + count);
    this.#counts[place] = after;
    this.#sum += after - before;
  }

  sum(now: number): number {
    this.#moveTo(now);
    return this.#sum;
  }

  #moveTo(now: number): void {
    const step = Math.floor(now / stepMs);
    const { length } = this.#counts;
    for (let next = Math.max(this.#step + 1, step - length + 1); next <= step; next += 1) {
      this.#sum -= this.#counts[next % length] ?? 0;
      this.#counts[next % length] = 0;
    }
    this.#step = Math.max(this.#step, step);
  }
}

import { ParleyError } from '@parley/contracts/errors';
import { gauge, histogram } from '@parley/runtime/telemetry/metrics';

const waitingGauge = gauge('parley_auth_hashing_waiting', 'Password checks that wait for their turn');
const waitSeconds = histogram('parley_auth_hashing_wait_seconds', 'How long password checks waited for their turn');

interface QueueLimits {
  /** Hashes that run at the same time: fewer than there are cores, or a flood of logins takes them all. */
  concurrency: number;
  /** In the whole queue. While others need places, an address has no more of them than anybody else. */
  maxWaiting: number;
  maxWaitingPerAccount: number;
  maxWaitMs: number;
}

/** Whom a turn is for: `address` as a key of its network, `account` as the subject that failures are counted for. */
export interface TurnFor {
  address: string;
  account: string;
}

interface Waiting extends TurnFor {
  begin: () => void;
  refuse: (error: ParleyError) => void;
  timer: NodeJS.Timeout | undefined;
  /** Others of its address have waited beside it: it is not refused for strangers. */
  isCrowded: boolean;
}

/**
 * Password work runs in turns, so that a flood of logins costs others neither their core nor their memory (19 MiB a
 * hash). Argon2 runs in libuv's pool of four threads; with at most two turns there are always threads left for the
 * rest.
 *
 * The addresses take turns, however many checks each of them has waiting. When the queue is full, a newcomer gets the
 * place of the address that holds the most. Anyone who is refused for what their own address or account has waiting is
 * told `rate_limited`; `overloaded` means that there are too many others.
 */
export class HashingQueue {
  readonly #limits: QueueLimits;
  /** By address, in the order of their next turns. */
  readonly #lanes = new Map<string, Waiting[]>();
  #waiting = 0;
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  async run<T>(who: TurnFor, work: () => Promise<T>): Promise<T> {
    const stop = waitSeconds.startTimer();
    await this.#turn(who);
    stop();
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(who: TurnFor): Promise<void> {
    if (this.#running < this.#limits.concurrency) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((begin, refuse) => {
      const refusal = this.#makePlace(who);
      if (refusal) return refuse(refusal);
      const entry: Waiting = { ...who, begin, refuse, timer: undefined, isCrowded: false };
      entry.timer = setTimeout(() => this.#refuse(entry), this.#limits.maxWaitMs);
      const lane = [...this.#lane(who.address), entry];
      this.#lanes.set(who.address, lane);
      if (lane.length > 1) for (const one of lane) one.isCrowded = true;
      this.#count(1);
    });
  }

  /** Why there is no place for this newcomer, if there is none. */
  #makePlace({ address, account }: TurnFor): ParleyError | undefined {
    const own = this.#lane(address);
    const ofAccount = [...this.#lanes.values()].flat().filter(entry => entry.account === account);
    if (ofAccount.length >= this.#limits.maxWaitingPerAccount) return tooMany('account');
    if (this.#waiting < this.#limits.maxWaiting) return undefined;
    const longest = [...this.#lanes.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
    const last = longest.at(-1);
    if (!last || longest.length <= own.length + 1) return own.length > 0 ? tooMany('address') : overloaded();
    this.#refuse(last);
    return undefined;
  }

  #lane(address: string): readonly Waiting[] {
    return this.#lanes.get(address) ?? [];
  }

  #refuse(entry: Waiting): void {
    this.#remove(entry);
    entry.refuse(entry.isCrowded ? tooMany('address') : overloaded());
  }

  #remove(entry: Waiting): void {
    clearTimeout(entry.timer);
    const rest = this.#lane(entry.address).filter(other => other !== entry);
    if (rest.length > 0) this.#lanes.set(entry.address, rest);
    else this.#lanes.delete(entry.address);
    this.#count(-1);
  }

  /** Hands the turn on, or gives it back. */
  #next(): void {
    const [first] = this.#lanes.values();
    const entry = first?.[0];
    if (!entry) {
      this.#running -= 1;
      return;
    }
    this.#remove(entry);
    this.#goToTheEnd(entry.address);
    entry.begin();
  }

  #goToTheEnd(address: string): void {
    const lane = this.#lanes.get(address);
    if (!lane) return;
    this.#lanes.delete(address);
    this.#lanes.set(address, lane);
  }

  #count(change: 1 | -1): void {
    this.#waiting += change;
    waitingGauge.set(this.#waiting);
  }
}

function tooMany(of: 'address' | 'account'): ParleyError {
  return new ParleyError('rate_limited', `Too many sign-ins at once of this ${of}`, { retryAfterMs: comeBackMs() });
}

function overloaded(): ParleyError {
  return new ParleyError('overloaded', 'Too many sign-ins at once', { retryAfterMs: comeBackMs() });
}

/** Spread over a second, so that those who were refused together do not come back together. */
function comeBackMs(): number {
  return 1_000 + Math.floor(Math.random() * 1_000);
}

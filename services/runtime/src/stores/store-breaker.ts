import { ParleyError } from '@parley/contracts/errors';
import CircuitBreaker from 'opossum';
import { showState } from './breaker.ts';
import { isMongoAway } from './mongo.ts';
import { isRedisAway } from './redis.ts';

/** Short, because readers come back by themselves: it is all that a store's recovery is noticed later. */
const resetMs = 500;
/** Reads within five seconds, half of them failed. Fewer say nothing about the store. */
const volumeThreshold = 5;

type Reads<S> = { [K in keyof S]: S[K] extends (...input: never[]) => Promise<unknown> ? K : never }[keyof S];

/**
 * Guards what people read from one store. When half of the recent reads failed because the store is away, it opens: each
 * read is then refused at once instead of after the driver's time-out, but for one now and then that tries. Only reads
 * belong behind it. A write may have happened although it failed, and what was acknowledged is written however long it takes.
 */
export class StoreBreaker {
  readonly #circuit: CircuitBreaker<[read: () => Promise<unknown>]>;
  readonly #name: string;

  /** `timeoutMs`: a little more than the driver gives one try; with its own tries a read could take many times that. */
  constructor(name: string, { timeoutMs, isAway }: { timeoutMs: number; isAway: (error: unknown) => boolean }) {
    this.#name = name;
    this.#circuit = new CircuitBreaker(read => read(), {
      name,
      timeout: timeoutMs,
      resetTimeout: resetMs,
      errorThresholdPercentage: 50,
      volumeThreshold,
      rollingCountTimeout: 5_000,
      errorFilter: (error: Error) => !CircuitBreaker.isOurError(error) && !isAway(error),
    });
    showState(this.#circuit, name);
  }

  /** @throws ParleyError `unavailable` while it is open or when time is up, else what `read` throws */
  async run<R>(read: () => Promise<R>): Promise<R> {
    try {
      return (await this.#circuit.fire(read)) as R;
    } catch (error) {
      if (!CircuitBreaker.isOurError(error as Error)) throw error;
      throw new ParleyError('unavailable', `${this.#name} is away`, { retryAfterMs: resetMs, cause: error });
    }
  }

  /** The same store, with these of its functions behind the breaker. */
  guard<S extends object>(store: S, ...reads: Reads<S>[]): S {
    const guarded = reads.map(read => {
      const call = store[read] as (...input: unknown[]) => Promise<unknown>;
      return [read, (...input: unknown[]) => this.run(() => call(...input))];
    });
    return { ...store, ...Object.fromEntries(guarded) } as S;
  }

  /** Ends its timers. */
  close(): void {
    this.#circuit.shutdown();
  }
}

export const mongoBreaker = (): StoreBreaker => new StoreBreaker('mongodb', { timeoutMs: 3_500, isAway: isMongoAway });
export const redisBreaker = (): StoreBreaker => new StoreBreaker('redis', { timeoutMs: 1_000, isAway: isRedisAway });

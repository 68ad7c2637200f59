import { ParleyError } from '@parley/contracts/errors';
import { backoff } from './backoff.ts';

export interface Repeat {
  /** No try begins after this. */
  forMs: number;
  may(error: unknown): boolean;
  /** Milliseconds until the next try; {@link backoff} by default. */
  pause?(attempt: number, error?: ParleyError): number;
  /** Ends the waiting; the last error is thrown. */
  signal?: AbortSignal;
}

/** Does something again while its error allows that: when the platform says, else with growing pauses, both with jitter. */
export async function repeat<T>(work: () => Promise<T>, { forMs, may, pause = usual, signal }: Repeat): Promise<T> {
  const end = performance.now() + forMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = pause(attempt, error instanceof ParleyError ? error : undefined);
      if (!may(error) || performance.now() + pauseMs > end) throw error;
      await sleep(pauseMs, signal);
      if (signal?.aborted) throw error;
    }
  }
}

const usual = (attempt: number, error?: ParleyError): number => backoff(attempt, error?.retryAfterMs);

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    if (signal?.aborted) done();

    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}

import type { Logger } from '../telemetry/logger.ts';

const atTheStart = { firstMs: 200, maxMs: 5_000 };

interface Trying {
  /** The first pause between two tries; each one is twice as long as the one before, up to `maxMs`. */
  firstMs: number;
  maxMs: number;
  /** Hears of each failure before the pause. What it throws ends the trying. */
  failed: (error: unknown, attempt: number, pauseMs: number) => Promise<void> | void;
}

/** Does something until it works, and resolves with what came of it. */
export async function untilItWorks<T>(work: () => Promise<T>, { firstMs, maxMs, failed }: Trying): Promise<T> {
  let pauseMs = firstMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      await failed(error, attempt, pauseMs);
      await new Promise(resolve => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(pauseMs * 2, maxMs);
    }
  }
}

/** Does something that needs a part which may be away at the start, until it works. */
export function keepTrying(what: string, logger: Logger, work: () => Promise<void>): Promise<void> {
  const failed = (error: unknown, _attempt: number, retryInMs: number): void =>
    logger.warn({ err: error, what, retryInMs }, 'not possible yet');
  return untilItWorks(work, { ...atTheStart, failed });
}

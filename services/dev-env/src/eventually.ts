import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 25;
const longestPauseMs = 250;

/**
 * Waits for something that has no event to wait for: a figure, a line of a log, what a store holds. `look` throws while
 * it is not there yet (an `expect` does); its value is the result. When time is up, its last error is thrown, so the
 * failure tells what was seen last. The bound is generous: it ends a test that would hang and measures nothing.
 */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (let pauseMs = lookEveryMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw told(error, withinMs);
    }
    await sleep(pauseMs);
  }
}

function told(error: unknown, withinMs: number): unknown {
  if (error instanceof Error) error.message = `not within ${withinMs} ms; seen last:\n${error.message}`;
  return error;
}

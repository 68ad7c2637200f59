import type { Logger } from './logger.ts';

const retry = { firstMs: 200, maxMs: 5_000 };

/** Does something that needs a part which may be away at the start, until it works. */
export async function keepTrying(what: string, logger: Logger, work: () => Promise<void>): Promise<void> {
  for (let delay = retry.firstMs; ; delay = Math.min(delay * 2, retry.maxMs)) {
    try {
      await work();
      return;
    } catch (error) {
      logger.warn({ err: error, what, retryInMs: delay }, 'not possible yet');
      await new Promise(resolve => setTimeout(resolve, delay));
    }
  }
}

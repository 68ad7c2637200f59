import { setTimeout as sleep } from 'node:timers/promises';

const mostTries = 10;
const retryMs = 1_000;

/** Does something until it works, ten times at most: a machine that is or was under load may be slow to answer. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries) throw error;
      await sleep(retryMs);
    }
  }
}

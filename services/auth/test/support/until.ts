import { eventually } from '@parley/dev-env/eventually';

/** Asks again until there is an answer, which is the result. */
export function until<T>(ask: () => Promise<T | undefined | false>, withinMs?: number): Promise<T> {
  return eventually(async () => {
    const answer = await ask();
    if (answer) return answer;
    throw new Error(`the answer was ${answer}`);
  }, withinMs);
}

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls `send` once for each due moment of a fixed rate. A slow turn of the event loop sends what became due meanwhile
 * at once, each with the moment at which it was due.
 * @param send gets the number of the call and its due moment, as `performance.now()` tells it
 */
export async function openLoop(
  perSecond: number,
  seconds: number,
  send: (index: number, dueAt: number) => void,
): Promise<void> {
  const startedAt = performance.now();
  const count = Math.round(perSecond * seconds);
  const dueAt = (index: number): number => startedAt + (index * 1_000) / perSecond;
  for (let index = 0; index < count;) {
    for (; index < count && dueAt(index) <= performance.now(); index += 1) send(index, dueAt(index));
    await sleep(1);
  }
}

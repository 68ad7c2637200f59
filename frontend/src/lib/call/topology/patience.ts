import { callTiming } from '#config/call-timing.ts';

/**
 * Calls back once, after `ms` or somewhat more: counted in steps, so that on a device which is too busy to take its
 * events in time patience grows with the delay. Answers how to stop.
 */
export function afterPatience(ms: number, callback: () => void): () => void {
  let left = ms / callTiming.patienceStep;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    callback();
  }, callTiming.patienceStep);
  return () => clearInterval(timer);
}

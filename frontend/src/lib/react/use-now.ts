import { useSyncExternalStore } from 'react';
import { wallClock } from '#lib/clock.ts';

const minute = 60_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One clock for all labels of "now": it tells at each full minute, and when a sleeping tab comes back. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) start();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function start(): void {
  timer = setTimeout(
    () => {
      tell();
      start();
    },
    minute - (wallClock() % minute),
  );
  document.addEventListener('visibilitychange', tell);
}

function stop(): void {
  clearTimeout(timer);
  document.removeEventListener('visibilitychange', tell);
}

/** Epoch milliseconds of the minute that runs. Renders once a minute. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(wallClock() / minute) * minute);
}

/** Epoch milliseconds of the midnight that began today, where the person is. Renders once a day. */
export function useToday(): number {
  return useSyncExternalStore(subscribe, () => new Date(wallClock()).setHours(0, 0, 0, 0));
}

import { useSyncExternalStore } from 'react';

/** Whether the browser says that there is no network. It guesses: good for a word, never for a decision. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(
    notify => {
      const life = new AbortController();
      for (const event of ['online', 'offline']) addEventListener(event, notify, { signal: life.signal });
      return () => life.abort();
    },
    () => !navigator.onLine,
  );
}

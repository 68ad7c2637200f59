import { useSyncExternalStore } from 'react';

/** Whether somebody looks at this window: it is visible and has the focus. */
export function hasAttention(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Calls `listener` whenever attention may have come or gone. Answers how to stop. */
export function onAttention(listener: () => void): () => void {
  const life = new AbortController();
  for (const event of ['focus', 'blur']) addEventListener(event, listener, { signal: life.signal });
  document.addEventListener('visibilitychange', listener, { signal: life.signal });
  return () => life.abort();
}

export function useAttention(): boolean {
  return useSyncExternalStore(onAttention, hasAttention);
}

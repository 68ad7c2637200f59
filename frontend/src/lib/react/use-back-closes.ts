import { useEffect, useRef } from 'react';
import { uuid } from '#lib/uuid.ts';

/** Keys of what stands open above the page, kept in the entry of the browser's history that it has. */
function openIn(state: unknown): string[] {
  const { overlays } = (state ?? {}) as { overlays?: unknown };
  return Array.isArray(overlays) ? overlays.filter(key => typeof key === 'string') : [];
}

const open = new Set<string>();

addEventListener('popstate', ({ state }: PopStateEvent) => {
  // An entry of something that was closed in another way, such as by a link in it: nothing to see there.
  if (openIn(state).some(key => !open.has(key))) history.back();
});

/** True while what is on top would be closed by Back: who leaves from there takes its entry over. */
export function isAboveThePage(): boolean {
  return openIn(history.state).length > 0;
}

/** Lets Back close something that stands above the page, as it does on phones everywhere, instead of leaving the page. */
export function useBackCloses(onClose: () => void): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  const own = useRef<string | null>(null);
  const isThere = useRef(false);
  useEffect(() => {
    const key = (own.current ??= uuid());
    if (!open.has(key)) {
      open.add(key);
      history.pushState({ ...history.state, overlays: [...openIn(history.state), key] }, '');
    }
    isThere.current = true;
    const onPop = ({ state }: PopStateEvent) => {
      if (openIn(state).includes(key)) return;
      open.delete(key);
      latest.current();
    };
    addEventListener('popstate', onPop);
    return () => {
      isThere.current = false;
      removeEventListener('popstate', onPop);
      // React may take an effect back and run it once more at once; that is no end.
      queueMicrotask(() => {
        if (isThere.current || !open.delete(key)) return;
        if (openIn(history.state).includes(key)) history.back();
      });
    };
  }, []);
}

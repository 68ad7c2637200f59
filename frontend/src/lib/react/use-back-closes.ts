import { useEffect, useRef } from 'react';
import { uuid } from '#lib/uuid.ts';

/** Keys of what stands open above the page, kept in the entry of the browser's history that it has. */
function openIn(state: unknown): string[] {
  const { overlays } = (state ?? {}) as { overlays?: unknown };
  return Array.isArray(overlays) ? overlays.filter(key => typeof key === 'string') : [];
}

const open = new Set<string>();
/** Ways back that the browser has not gone yet. Until then it takes a new entry for the one to leave. */
let leaving = 0;
/** What opened meanwhile, and gets its entry then. */
const waiting = new Set<() => void>();

function leave(): void {
  leaving += 1;
  history.back();
}

addEventListener('popstate', () => {
  leaving = Math.max(0, leaving - 1);
  // An entry of something that was closed in another way, such as by a link in it: nothing to see there.
  if (openIn(history.state).some(key => !open.has(key))) return leave();
  if (leaving > 0) return;
  for (const enter of waiting) enter();
  waiting.clear();
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
    const enter = () => {
      if (open.has(key)) return;
      open.add(key);
      history.pushState({ ...history.state, overlays: [...openIn(history.state), key] }, '');
    };
    if (leaving > 0) waiting.add(enter);
    else enter();
    isThere.current = true;
    const onPop = () => {
      if (!open.has(key) || openIn(history.state).includes(key)) return;
      open.delete(key);
      latest.current();
    };
    addEventListener('popstate', onPop);
    return () => {
      isThere.current = false;
      waiting.delete(enter);
      removeEventListener('popstate', onPop);
      // React may take an effect back and run it once more at once; that is no end.
      queueMicrotask(() => {
        if (isThere.current || !open.delete(key)) return;
        // Under an entry of what took its place it stays until that one is left.
        if (openIn(history.state).at(-1) === key) leave();
      });
    };
  }, []);
}

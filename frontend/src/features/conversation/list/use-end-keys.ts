import { useEffect, useRef } from 'react';

const above = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Escape, where nothing else takes it, and End, outside of text, lead to the newest message. */
export function useEndKeys(toEnd: () => void): void {
  const latest = useRef(toEnd);
  latest.current = toEnd;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector(above)) return;
      const isInText = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (event.key !== 'Escape' && (event.key !== 'End' || isInText)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

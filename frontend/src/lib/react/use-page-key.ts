import { useEffect, useRef } from 'react';

const above = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** A key of the whole page, where nothing that stands above the page or has the focus takes it. */
export function usePageKey(isMeant: (event: KeyboardEvent) => boolean, onPress: () => void): void {
  const latest = useRef({ isMeant, onPress });
  latest.current = { isMeant, onPress };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector(above) || !latest.current.isMeant(event)) return;
      event.preventDefault();
      latest.current.onPress();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

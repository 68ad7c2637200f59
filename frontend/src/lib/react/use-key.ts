import { useEffect, useRef } from 'react';

/** A key that works wherever the focus is, also above an open dialog. */
export function useKey(isMeant: (event: KeyboardEvent) => boolean, onPress: () => void): void {
  const latest = useRef({ isMeant, onPress });
  latest.current = { isMeant, onPress };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!latest.current.isMeant(event)) return;
      event.preventDefault();
      latest.current.onPress();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

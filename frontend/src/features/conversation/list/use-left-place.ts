import { useEffect } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

/** Keeps where the person reads above the end, for when the room is opened again. */
export function useLeftPlace(roomId: string, list: Virtualizer<HTMLDivElement, Element>, isAtEnd: boolean): void {
  useEffect(() => {
    if (isAtEnd) return;
    // Without it the room opens at its end, as before.
    const code = import('#features/conversation/list/remember-place.ts').catch(() => undefined);
    return () => void code.then(loaded => loaded?.rememberPlace(roomId, list));
  }, [isAtEnd]);
}

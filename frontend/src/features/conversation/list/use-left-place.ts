import { useEffect } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

/** Keeps where the person reads above the end, for when the room is opened again. */
export function useLeftPlace(roomId: string, list: Virtualizer<HTMLDivElement, Element>, isAtEnd: boolean): void {
  useEffect(() => {
    if (isAtEnd) return;
    const code = import('#features/conversation/list/remember-place.ts');
    return () =>
      void code.then(
        ({ rememberPlace }) => rememberPlace(roomId, list),
        () => undefined,
      );
  }, [isAtEnd]);
}

import { useEffect } from 'react';
import { setView, useView } from '#features/call/stage/view.ts';
import type { RoomState } from '#lib/chat/state.ts';

/** The list beside the call gives its place to two who talk; in other calls it stays until somebody folds it. */
export function useListFold({ kind }: RoomState) {
  const isShown = useView(({ isListShown }) => isListShown ?? kind !== 'dm');
  useEffect(() => {
    // The list is a part of the frame around all pages, which knows nothing of calls.
    document.documentElement.toggleAttribute('data-folded', !isShown);
    return () => document.documentElement.removeAttribute('data-folded');
  }, [isShown]);
  return { isShown, toggle: () => setView({ isListShown: !isShown }) };
}

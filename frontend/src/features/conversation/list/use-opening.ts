import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { Row } from '#lib/timeline/timeline.ts';

const gestures = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/**
 * Shows the first rows: from the line "New" on where there is one, else the end. While missed messages are still on
 * their way (`isComplete` is false) the line may come later; it is followed unless the person has begun to scroll.
 * A list that begins elsewhere (`isElsewhere`) stays there.
 */
export function useOpening(
  scroller: RefObject<HTMLDivElement | null>,
  list: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  isComplete: boolean,
  isElsewhere: boolean,
): void {
  const isOver = useRef(isElsewhere);
  useLayoutEffect(() => {
    if (isOver.current || rows.length === 0) return;
    const unread = rows.findIndex(row => row.kind === 'unread');
    if (unread === -1) list.scrollToEnd();
    else list.scrollToIndex(unread, { align: 'start' });
    isOver.current = unread !== -1 || isComplete;
  }, [isComplete, list, rows]);

  useEffect(() => {
    const element = scroller.current;
    const life = new AbortController();
    const end = () => (isOver.current = true);
    for (const gesture of gestures) element?.addEventListener(gesture, end, { passive: true, signal: life.signal });
    return () => life.abort();
  }, [scroller]);
}

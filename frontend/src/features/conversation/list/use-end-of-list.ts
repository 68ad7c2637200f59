import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { Row } from '#lib/timeline/timeline.ts';

/** Nearer than this to the end counts as being there, in px. */
export const nearEnd = 60;

export interface EndOfList {
  isAtEnd: boolean;
  toEnd: () => void;
}

/** Knows whether the person is at the end of the list, and goes there with what they send themselves. */
export function useEndOfList(
  scroller: RefObject<HTMLDivElement | null>,
  list: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  isElsewhere: boolean,
): EndOfList {
  const [isAtEnd, setAtEnd] = useState(() => !isElsewhere && rows.every(row => row.kind !== 'unread'));
  const wasAtEnd = useRef(isAtEnd);
  wasAtEnd.current = isAtEnd;
  const toEnd = () => list.scrollToEnd();

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd);
    element.addEventListener('scroll', look, { passive: true });
    // A growing composer or a keyboard takes from the list's height: the end stays in sight.
    const resized = new ResizeObserver(() => wasAtEnd.current && toEnd());
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller]);

  const last = rows.at(-1);
  const newestOwn = last?.kind === 'message' && last.shown.pending ? last.key : undefined;
  const before = useRef(newestOwn);
  useLayoutEffect(() => {
    if (newestOwn !== undefined && newestOwn !== before.current) toEnd();
    before.current = newestOwn;
  }, [newestOwn]);

  return { isAtEnd, toEnd };
}

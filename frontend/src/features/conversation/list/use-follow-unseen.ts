import { useLayoutEffect, useRef } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { Row } from '#lib/timeline/timeline.ts';

/**
 * New messages at the end while nobody looks: the list follows them only until the line "New" is at its top, so that
 * anyone who comes back finds the first of them in sight.
 */
export function useFollowUnseen(
  list: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  isAtEnd: boolean,
  isSeen: boolean,
): void {
  const last = rows.at(-1)?.key;
  const before = useRef(last);
  useLayoutEffect(() => {
    const hasGrown = last !== before.current;
    before.current = last;
    if (!hasGrown || isSeen || !isAtEnd) return;
    const unread = rows.findIndex(row => row.kind === 'unread');
    if (unread === -1) list.scrollToEnd();
    else list.scrollToIndex(unread, { align: 'start' });
  }, [isAtEnd, isSeen, last, list, rows]);
}

import { type RefObject, useEffect, useRef } from 'react';
import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';

type List = Virtualizer<HTMLDivElement, Element>;

/**
 * What is read keeps its place while rows above it get their real height. The library takes for it what stands at the
 * upper edge now: at the beginning of what is loaded that is the page that has just come, of which nobody has read a
 * word.
 */
export function useReadingPlace(scroller: RefObject<HTMLDivElement | null>, list: List): void {
  const read = useRef<VirtualItem['key']>(undefined);
  const look = () => (read.current = firstRead(list, scroller.current?.scrollTop ?? 0)?.key);
  // With each commit, because rows that a dragged bar jumped to get their height without a movement.
  useEffect(() => void look());
  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener('scroll', look, { passive: true });
    return () => element?.removeEventListener('scroll', look);
  }, [scroller, list]);
  list.shouldAdjustScrollPositionOnItemSizeChange = ({ index, start }) => {
    const place = list.getVirtualItems().find(({ key }) => key === read.current);
    return place ? index < place.index : start < (list.scrollOffset ?? 0);
  };
}

/** The first row in sight that has its real height: one with an estimate was not painted yet. */
function firstRead(list: List, top: number): VirtualItem | undefined {
  return list.getVirtualItems().find(({ key, end }) => end > top && list.itemSizeCache.has(key));
}

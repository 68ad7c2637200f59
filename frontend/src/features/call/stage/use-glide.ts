import { type RefObject, useLayoutEffect, useRef } from 'react';
import { glide, type Place } from '#lib/motion/moves.ts';

/** Those who stay glide to their new places when somebody comes or goes; a window that changes its size takes them along. */
export function useGlide(list: RefObject<HTMLElement | null>): void {
  const places = useRef(new WeakMap<Element, Place>());
  const size = useRef('');
  useLayoutEffect(() => {
    if (!list.current) return;
    const { offsetWidth, offsetHeight } = list.current;
    const isResized = size.current !== `${offsetWidth}x${offsetHeight}`;
    size.current = `${offsetWidth}x${offsetHeight}`;
    for (const tile of list.current.querySelectorAll<HTMLElement>(':scope > li')) {
      const before = places.current.get(tile);
      const now = placeOf(tile);
      places.current.set(tile, now);
      if (before && !isResized && !isSame(before, now)) glide(tile, before, now);
    }
  });
}

function placeOf({ offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height }: HTMLElement): Place {
  return { left, top, width, height };
}

function isSame(one: Place, other: Place): boolean {
  return one.left === other.left && one.top === other.top && one.width === other.width && one.height === other.height;
}

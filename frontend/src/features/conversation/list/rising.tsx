import { type RefObject, useLayoutEffect, useRef } from 'react';
import { rise } from '#lib/motion/moves.ts';
import type { Row } from '#lib/timeline/timeline.ts';

/** More than that at once is a page of history, or what was missed. */
const most = 5;

export interface RisingProps {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  isAtEnd: boolean;
}

/** Messages that come while one is at the end rise into their places. */
export function Rising({ scroller, rows, isAtEnd }: RisingProps) {
  const last = useRef(rows.at(-1)?.key);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = rows.at(-1)?.key;
    const from = rows.findLastIndex(({ key }) => key === before) + 1;
    if (!isAtEnd || from === 0 || rows.length - from > most) return;
    for (let at = from; at < rows.length; at += 1) {
      const row = scroller.current?.querySelector(`[data-index="${at}"] > *`);
      if (row) rise(row);
    }
  }, [scroller, rows, isAtEnd]);
  return null;
}

import { type RefObject, useLayoutEffect } from 'react';
import { slideIn } from '#lib/motion/moves.ts';

/** A panel slides in from the edge when it is opened. */
export function useSlideIn(panel: RefObject<Element | null>): void {
  useLayoutEffect(() => {
    if (panel.current) slideIn(panel.current);
  }, [panel]);
}

import { useEffect, useRef } from 'react';
import { listen } from '#lib/listen.ts';

/** In milliseconds: as long as the menus of phones take. */
const holdMs = 450;
/** In pixels: more than that is the beginning of a scroll. */
const slack = 10;

interface Place {
  x: number;
  y: number;
}

/**
 * Calls back for what a finger rests on, for a click of the right button, and for the menu key; `isTouch`: it is a finger. Where
 * the answer is true the browser shows no menu of its own, and the lifted finger is no click.
 */
export function useHeld(onHeld: (target: Element, place: Place, isTouch: boolean) => boolean): void {
  const latest = useRef(onHeld);
  latest.current = onHeld;
  useEffect(() => {
    let timer = 0;
    let isHeld = false;
    let from: Place = { x: 0, y: 0 };
    const stop = () => clearTimeout(timer);
    const on = {
      pointerdown({ pointerType, isPrimary, target, clientX: x, clientY: y }: PointerEvent) {
        stop();
        isHeld = false;
        if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
        from = { x, y };
        timer = window.setTimeout(() => (isHeld = latest.current(target, from, true)), holdMs);
      },
      pointermove({ clientX, clientY }: PointerEvent) {
        if (Math.hypot(clientX - from.x, clientY - from.y) > slack) stop();
      },
      pointerup: stop,
      pointercancel: stop,
      contextmenu(event: MouseEvent) {
        const { target, clientX: x, clientY: y } = event;
        const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
        // A finger has its own time, whatever the browser takes for a long press.
        const isTaken = isTouch ? isHeld : target instanceof Element && latest.current(target, { x, y }, false);
        if (isTaken) event.preventDefault();
      },
      // No click follows, nor does the focus leave the menu for what the finger was on.
      touchend(event: TouchEvent) {
        if (isHeld) event.preventDefault();
      },
    };
    const end = listen(window, on, { capture: true, passive: false });
    return () => {
      stop();
      end();
    };
  }, []);
}

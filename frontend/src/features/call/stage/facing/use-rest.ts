import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { callTiming } from '#config/call-timing.ts';

/** Somebody is about to use something, by keyboard, by an open menu, or with the mouse on it. */
const inUse = ':is(button, a):focus-visible, [data-state="open"], :is([role="toolbar"], header):hover';

/**
 * Whether nothing was touched for a while, so that what lies over a picture may fade. The first tap on what has faded
 * only brings it back.
 */
export function useRest(stage: RefObject<HTMLElement | null>, isWanted: boolean) {
  const [isResting, setResting] = useState(false);
  const swallows = useRef(false);
  useEffect(() => {
    const element = stage.current;
    setResting(false);
    if (!isWanted || !element) return;
    const life = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    function wake() {
      clearTimeout(timer);
      setResting(false);
      timer = setTimeout(() => (element?.querySelector(inUse) ? wake() : setResting(true)), callTiming.controlsRest);
    }
    wake();
    for (const sign of ['pointermove', 'pointerdown', 'focusin'])
      element.addEventListener(sign, wake, { signal: life.signal });
    addEventListener('keydown', wake, { signal: life.signal });
    return () => {
      life.abort();
      clearTimeout(timer);
    };
  }, [stage, isWanted]);
  const taps = {
    onPointerDownCapture: ({ pointerType }: PointerEvent) => {
      swallows.current = isResting && pointerType === 'touch';
    },
    onClickCapture: (event: MouseEvent) => {
      if (swallows.current) event.stopPropagation();
      swallows.current = false;
    },
  };
  return { isResting, taps };
}

import { type RefObject, useEffect } from 'react';
import { useCalls } from '#lib/react/call-context.ts';

/** Tells the engine how large somebody's picture is on this screen, and when it cannot be seen. */
export function useShownSize(ref: RefObject<HTMLElement | null>, peerId: string, source: 'camera' | 'screen'): void {
  const { engine } = useCalls();
  useEffect(() => {
    const element = ref.current;
    if (!element || !engine) return;
    let isSeen = true;
    const tell = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const isThere = isSeen && width > 0 && document.visibilityState === 'visible';
      engine.show(peerId, source, isThere ? { width, height } : null);
    };
    const resized = new ResizeObserver(tell);
    const moved = new IntersectionObserver(entries => {
      isSeen = entries.at(-1)?.isIntersecting ?? false;
      tell();
    });
    resized.observe(element);
    moved.observe(element);
    document.addEventListener('visibilitychange', tell);
    return () => {
      resized.disconnect();
      moved.disconnect();
      document.removeEventListener('visibilitychange', tell);
      engine.show(peerId, source, null);
    };
  }, [engine, peerId, ref, source]);
}

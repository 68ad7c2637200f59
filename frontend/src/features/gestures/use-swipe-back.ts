import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { direction } from '#lib/i18n/language.ts';
import { listen } from '#lib/listen.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { mainId } from '#ui/main-id.ts';

/** In pixels: from here on it is clear whether a finger scrolls or swipes, and from there on that it means it. */
const clear = 12;
const meant = 80;

/** The list that a conversation is opened from. */
function listOf(path: string): string | undefined {
  if (/^\/rooms\/[^/]+$/.test(path)) return '/';
  return /^(\/spaces\/[^/]+)\/channels\/[^/]+$/.exec(path)?.[1];
}

/** On a phone a finger that swipes a conversation towards the end of the line leads back to the list. */
export function useSwipeBack(): void {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const back = useIsPhone() ? listOf(pathname) : undefined;
  const go = useRef<() => void>(undefined);
  go.current = () => back !== undefined && void navigate(back);
  useEffect(() => {
    const page = document.getElementById(mainId);
    return back !== undefined && page ? swipes(page, () => go.current?.()) : undefined;
  }, [back]);
}

/** Lets the page follow a finger, and tells when it was a swipe; what it returns ends it. */
function swipes(page: HTMLElement, onSwipe: () => void): () => void {
  const forward = direction === 'ltr' ? 1 : -1;
  let from: Touch | undefined;
  let way: 'swipe' | 'other' | undefined;
  let far = 0;
  const settle = () => {
    page.style.transform = '';
    from = way = undefined;
  };
  const on = {
    touchstart({ touches, target }: TouchEvent) {
      settle();
      far = 0;
      from = touches.length === 1 && !isTaken(target as Element, page) ? touches[0] : undefined;
    },
    touchmove({ touches: [touch] }: TouchEvent) {
      if (!from || !touch) return;
      const along = (touch.clientX - from.clientX) * forward;
      const across = Math.abs(touch.clientY - from.clientY);
      if (Math.max(Math.abs(along), across) < clear) return;
      way ??= along > 2 * across ? 'swipe' : 'other';
      if (way === 'other') return;
      far = Math.max(0, along);
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
        page.style.transform = `translateX(${far * forward}px)`;
    },
    touchend() {
      const isMeant = way === 'swipe' && far > meant;
      settle();
      if (isMeant) onSwipe();
    },
    touchcancel: settle,
  };
  const end = listen(page, on, { passive: true });
  return () => {
    settle();
    end();
  };
}

/** What scrolls sideways itself, or is written in, has its own use for the gesture. */
function isTaken(target: Element, page: Element): boolean {
  if (target.closest('textarea, input, [role="dialog"], [role="menu"]') || getSelection()?.isCollapsed === false)
    return true;
  for (let one: Element | null = target; one && one !== page; one = one.parentElement)
    if (one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
  return false;
}

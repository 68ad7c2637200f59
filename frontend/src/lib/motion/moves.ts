import { animate } from 'motion/mini';
import { direction } from '#lib/i18n/language.ts';

/** Quick to begin and slow to end, in seconds: nobody waits for it. */
const soft = { duration: 0.2, ease: [0.2, 0.8, 0.2, 1] } as const;

/** Where an element is in its parent, in pixels, whatever moves it at the moment. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Up into its place, as what has just come at the end of a list. */
export function rise(element: Element): void {
  move(element, 'translateY(0.875rem)');
}

/** From the edge at the end of the line, as a panel that was opened beside the page. */
export function slideIn(element: Element): void {
  move(element, `translateX(${direction === 'ltr' ? '' : '-'}2rem)`);
}

/** From the place and the size that it had to those that it has. */
export function glide(element: Element, from: Place, to: Place): void {
  const across = from.left - to.left + (from.width - to.width) / 2;
  const down = from.top - to.top + (from.height - to.height) / 2;
  move(element, `translate(${across}px, ${down}px) scale(${from.width / to.width}, ${from.height / to.height})`);
}

/** Who wants less motion sees everything where it is. */
function move(element: Element, from: string): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  animate(element, { transform: [from, 'none'] }, soft);
}

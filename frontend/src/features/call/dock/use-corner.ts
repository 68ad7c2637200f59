import { type PointerEvent, useRef, useState } from 'react';
import { direction } from '#lib/i18n/language.ts';

/** Clockwise. They are those of the screen whatever the direction of the text: one drags to what one sees. */
const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;
export type Corner = (typeof corners)[number];

/** Below a header, and above the controls or the composer. */
const places: Record<Corner, string> = {
  'top-left': 'top-20 left-4',
  'top-right': 'top-20 right-4',
  'bottom-right': 'bottom-24 right-4',
  'bottom-left': 'bottom-24 left-4',
};

/** The corner at the end of the line, where nobody begins to read. */
export const atEnd = (edge: 'top' | 'bottom'): Corner => `${edge}-${direction === 'ltr' ? 'right' : 'left'}`;

/**
 * Something small that is dragged goes to the corner that is nearest when it is let go; before that it is where it is in
 * nobody's way. `next` does without dragging.
 * @param isPart it is dragged by a part of it
 */
export function useCorner(atFirst: Corner, isPart = false) {
  const [chosen, setCorner] = useState<Corner | null>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  const corner = chosen ?? atFirst;

  const dragged = ({ currentTarget }: PointerEvent) =>
    isPart ? currentTarget.parentElement : (currentTarget as HTMLElement);
  function end(event: PointerEvent): HTMLElement | null {
    const element = from.current && dragged(event);
    from.current = null;
    return element;
  }
  const handle = {
    onPointerDown(event: PointerEvent) {
      // What is pressed on it stays a button, and React tells of presses in its menu too, which is elsewhere.
      const pressed = event.target as Element;
      if (pressed.closest('button') || !event.currentTarget.contains(pressed)) return;
      from.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const element = dragged(event);
      if (!from.current || !element) return;
      element.style.translate = `${event.clientX - from.current.x}px ${event.clientY - from.current.y}px`;
    },
    onPointerUp(event: PointerEvent) {
      const element = end(event);
      if (!element) return;
      setCorner(nearest(element));
      element.style.translate = '';
    },
    onPointerCancel(event: PointerEvent) {
      const element = end(event);
      if (element) element.style.translate = '';
    },
  };
  const next = () => setCorner(corners[(corners.indexOf(corner) + 1) % corners.length] ?? atFirst);
  return { place: places[corner], handle, next };
}

/** In what it is positioned in: the window where it is fixed. */
function nearest(element: HTMLElement): Corner {
  const box = element.getBoundingClientRect();
  const around = element.offsetParent?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const side = box.x + box.width / 2 < around.x + around.width / 2 ? 'left' : 'right';
  return `${box.y + box.height / 2 < around.y + around.height / 2 ? 'top' : 'bottom'}-${side}`;
}

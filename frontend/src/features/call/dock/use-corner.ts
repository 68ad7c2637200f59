import { type PointerEvent, useRef, useState } from 'react';
import { direction } from '#lib/i18n/language.ts';

const places = {
  'top-start': 'start-4 top-20',
  'top-end': 'end-4 top-20',
  'bottom-start': 'start-4 bottom-24',
  'bottom-end': 'end-4 bottom-24',
};

type Corner = keyof typeof places;

/** A window that is dragged goes to the corner that is nearest when it is let go; before that it is where it is in nobody's way. */
export function useCorner(atFirst: Corner) {
  const [corner, setCorner] = useState<Corner | null>(null);
  const from = useRef<{ x: number; y: number } | null>(null);

  const windowOf = (event: PointerEvent) => (event.currentTarget as HTMLElement).parentElement;
  const handle = {
    onPointerDown(event: PointerEvent) {
      from.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const element = windowOf(event);
      if (!from.current || !element) return;
      element.style.translate = `${event.clientX - from.current.x}px ${event.clientY - from.current.y}px`;
    },
    onPointerUp(event: PointerEvent) {
      const element = windowOf(event);
      if (!from.current || !element) return;
      const box = element.getBoundingClientRect();
      const isLeft = box.x + box.width / 2 < innerWidth / 2;
      const side = isLeft === (direction === 'ltr') ? 'start' : 'end';
      const edge = box.y + box.height / 2 < innerHeight / 2 ? 'top' : 'bottom';
      from.current = null;
      element.style.translate = '';
      setCorner(`${edge}-${side}`);
    },
  };
  return { place: places[corner ?? atFirst], handle };
}

import { useState } from 'react';
import { RoomMenuAt } from '#features/gestures/room-menu-at.tsx';
import { useHeld } from '#features/gestures/use-held.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { openMenuOf } from '#ui/open-menu-of.ts';

interface Held {
  roomId: string;
  x: number;
  y: number;
  /** So that the menu of the same line opens again. */
  time: number;
}

/** A finger that rests on a line of a list or on a message opens its menu; on a line of a list the right button does too. */
export function HeldMenus() {
  const chat = useChat();
  const [held, setHeld] = useState<Held | null>(null);
  useHeld((target, { x, y }, isTouch) => {
    if (target.closest('textarea, input, [role="dialog"], [role="menu"]')) return false;
    const message = target.closest('article');
    // The right button is the browser's where there is text to copy.
    if (message) return isTouch && openMenuOf(message);
    const line = target.closest('li');
    const roomId = line ? roomOf(line) : undefined;
    if (!line) return false;
    if (roomId === undefined || !chat.store.getState().rooms[roomId]) return openMenuOf(line);
    setHeld({ roomId, ...placeOn(line, x, y), time: performance.now() });
    return true;
  });
  return held && <RoomMenuAt key={held.time} {...held} />;
}

/** The conversation that a line of the list is of. */
function roomOf(line: Element): string | undefined {
  const path = line.querySelector('a[href]')?.getAttribute('href') ?? '';
  return /^\/rooms\/([^/]+)$/.exec(path)?.[1];
}

/** The menu key has no place: the line is one. */
function placeOn(line: Element, x: number, y: number): { x: number; y: number } {
  const { left, right, top, bottom } = line.getBoundingClientRect();
  const isInside = x >= left && x <= right && y >= top && y <= bottom;
  return isInside ? { x, y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
}

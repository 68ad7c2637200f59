import { ArrowDown, ArrowUp } from 'lucide-react';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { IconButton } from '#ui/icon-button.tsx';

export type Direction = 'up' | 'down';

export interface MoveButtonsProps {
  /** Of what is moved. */
  id: string;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (direction: Direction) => void;
}

/** Moves a line of a list. At an end the button stays, so that the focus does too, and says that it does nothing. */
export function MoveButtons({ id, name, isFirst, isLast, onMove }: MoveButtonsProps) {
  return (
    <span className="flex shrink-0">
      <IconButton
        id={moveId(id, 'up')}
        label={st.moveUp(name)}
        size="icon-sm"
        aria-disabled={isFirst || undefined}
        className="aria-disabled:opacity-40"
        onClick={() => !isFirst && onMove('up')}
      >
        <ArrowUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        id={moveId(id, 'down')}
        label={st.moveDown(name)}
        size="icon-sm"
        aria-disabled={isLast || undefined}
        className="aria-disabled:opacity-40"
        onClick={() => !isLast && onMove('down')}
      >
        <ArrowDown aria-hidden className="size-4" />
      </IconButton>
    </span>
  );
}

const moveId = (id: string, direction: Direction) => `move-${direction}-${id}`;

/** Browsers take the focus from an element that is put elsewhere: the button gets it back after its line has moved. */
export function keepFocus(id: string, direction: Direction): void {
  requestAnimationFrame(() => document.getElementById(moveId(id, direction))?.focus());
}

import { GripVertical } from 'lucide-react';

/** Shows that a line can be dragged; a screen reader hears of the arrow buttons instead. */
export function DragHandle() {
  return <GripVertical aria-hidden className="-ms-1.5 size-4 shrink-0 cursor-grab text-ink-faint" />;
}

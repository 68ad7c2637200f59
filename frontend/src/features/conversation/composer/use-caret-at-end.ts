import { type RefObject, useLayoutEffect } from 'react';

/** Who opens a composer that holds a text goes on where it ends. */
export function useCaretAtEnd(field: RefObject<HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.setSelectionRange(element.value.length, element.value.length);
    element.scrollTop = element.scrollHeight;
  }, [field]);
}

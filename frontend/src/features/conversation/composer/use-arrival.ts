import { type RefObject, useLayoutEffect } from 'react';
import { doesEnterSend } from '#lib/enter-sends.ts';

/**
 * Who opens a composer writes at once, and goes on where a text in it ends. A conversation may come seconds after its
 * link was followed: it does not take the focus out of a menu that was opened since, for the menu would close.
 */
export function useArrival(field: RefObject<HTMLTextAreaElement | null>, isEditing: boolean): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const isInMenu = document.activeElement?.closest('[role=menu]') != null;
    if (isEditing || (doesEnterSend() && !isInMenu)) element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    element.scrollTop = element.scrollHeight;
  }, [field, isEditing]);
}

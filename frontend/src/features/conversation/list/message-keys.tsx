import { type RefObject, useEffect, useRef, useState } from 'react';
import { copyBody } from '#features/conversation/message/copy-message.ts';
import DeleteDialog from '#features/conversation/message/delete-dialog.tsx';
import { mayDo } from '#features/conversation/message/may-do.ts';
import { messageKeys } from '#lib/keys/message-keys.ts';
import { useChat } from '#lib/react/chat-context.ts';
import type { Row, ShownMessage } from '#lib/timeline/timeline.ts';
import { openMenuOf } from '#ui/open-menu-of.ts';

export interface MessageKeysProps {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  onEdit: (shown: ShownMessage) => void;
}

/** From the list arrows lead to its messages, and keys do with one what its menu does. */
export function MessageKeys({ scroller, rows, onEdit }: MessageKeysProps) {
  const chat = useChat();
  const [deleted, setDeleted] = useState<ShownMessage | null>(null);
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined);
  onKey.current = event => {
    const { target } = event;
    // As it is named without the lock of capitals.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const list = scroller.current;
    if (!list || !(target instanceof Element)) return;
    const article = target.closest('article');
    // What stands in a message has keys of its own.
    if (target !== list && target !== article) return;
    if (key === messageKeys.older || key === messageKeys.newer)
      return step(list, article, key === messageKeys.older ? -1 : 1) && event.preventDefault();
    const shown = article && messageAt(rows, article);
    if (shown && act(article, shown, key)) event.preventDefault();
  };

  /** Whether the key means something for this message. */
  function act(article: Element, shown: ShownMessage, key: string): boolean {
    const { message, isDeleted, roomId } = shown;
    if (!message || isDeleted) return false;
    const may = mayDo(shown, chat.store.getState().rooms[roomId]);
    if (key === messageKeys.menu) return openMenuOf(article);
    if (key === messageKeys.edit && may.edit) onEdit(shown);
    else if (key === messageKeys.copy && may.copy) void copyBody(chat, shown);
    // The key for it on a Mac is this one.
    else if ((key === messageKeys.delete || key === 'Backspace') && may.delete) setDeleted(shown);
    else return false;
    return true;
  }

  useEffect(() => {
    const list = scroller.current;
    const listener = (event: KeyboardEvent) => onKey.current?.(event);
    list?.addEventListener('keydown', listener);
    return () => list?.removeEventListener('keydown', listener);
  }, [scroller]);
  return deleted && <DeleteDialog shown={deleted} onClose={() => setDeleted(null)} />;
}

/** To the message before or after; from the list itself to the last one that is on the screen. Whether there is one. */
function step(list: Element, from: Element | null, by: 1 | -1): boolean {
  const all = [...list.querySelectorAll<HTMLElement>('article')].sort((a, b) => indexOf(a) - indexOf(b));
  const edge = list.getBoundingClientRect().bottom;
  const next = from
    ? all[all.findIndex(article => article === from) + by]
    : all.findLast(article => article.getBoundingClientRect().top < edge);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

const indexOf = (article: Element): number => Number(article.closest<HTMLElement>('[data-index]')?.dataset['index']);

function messageAt(rows: readonly Row[], article: Element): ShownMessage | undefined {
  const row = rows[indexOf(article)];
  return row?.kind === 'message' ? row.shown : undefined;
}

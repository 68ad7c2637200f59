import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { bounds } from '#config/timing.ts';
import { go } from '#lib/i18n/go-to-texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { type Aim, aimOf, isReached, rowOf } from '#lib/timeline/aim.ts';
import type { Row } from '#lib/timeline/timeline.ts';
import { toast } from '#ui/toasts.ts';

export interface GoToProps {
  /** The part of the address after `#`. One that names no message and no day is ignored. */
  hash: string;
  roomId: string;
  rows: readonly Row[];
  list: Virtualizer<HTMLDivElement, Element>;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Loads older pages until what is meant is among the rows, goes there and marks it for a moment. */
export default function GoTo({ hash, ...place }: GoToProps) {
  const [aim] = useState(() => aimOf(hash));
  return aim && <Going aim={aim} {...place} />;
}

function Going({ aim, roomId, rows, list, scroller }: Omit<GoToProps, 'hash'> & { aim: Aim }) {
  const chat = useChat();
  const log = useChatState(({ logs }) => logs[roomId]);
  const loading = useChatState(({ olderLoading }) => olderLoading[roomId]);
  // Until all is there the list still looks for the line "New", or its end.
  const isComplete = useChatState(({ logs, rooms }) => (logs[roomId]?.position ?? 0) >= (rooms[roomId]?.lastSeq ?? 0));
  const pages = useRef(0);
  const isOver = useRef(false);
  const isThere = isReached(aim, log?.messages[0]) || log?.olderCursor === null;

  useEffect(() => {
    if (isOver.current || !log || !isComplete || loading === 'loading') return;
    if (isThere) {
      isOver.current = true;
      return show(aim, rows, list, scroller.current);
    }
    if (loading === 'failed' || pages.current >= bounds.aimPages) {
      isOver.current = true;
      return toast(loading === 'failed' ? go.failed : go.tooFar, { isError: true });
    }
    pages.current++;
    void chat.older(roomId).catch(() => undefined);
  }, [aim, chat, isComplete, isThere, list, loading, log, roomId, rows, scroller]);

  if (isThere) return null;
  return (
    <p
      role="status"
      className="absolute inset-x-0 top-2 z-10 mx-auto w-fit rounded-full bg-ink px-3 py-1 text-xs text-ground animate-fade"
    >
      {go.looking}
    </p>
  );
}

function show(aim: Aim, rows: readonly Row[], list: GoToProps['list'], scroller: HTMLElement | null): void {
  const index = rowOf(aim, rows);
  if (index === -1) return toast(go.nothing);
  list.scrollToIndex(index, { align: 'center' });
  // Two frames: the list renders the rows there, and then they are on the screen.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const row = scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      (row?.querySelector<HTMLElement>('article') ?? row)?.focus({ preventScroll: true });
      row?.animate([{ background: 'var(--selected)' }, { background: 'var(--selected)', offset: 0.6 }, {}], {
        duration: 2_500,
      });
    }),
  );
}

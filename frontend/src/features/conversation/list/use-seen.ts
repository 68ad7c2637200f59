import { type RefObject, useEffect } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import { timing } from '#config/timing.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { hasAttention, onAttention } from '#lib/react/attention.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import type { Row } from '#lib/timeline/timeline.ts';

type List = Virtualizer<HTMLDivElement, Element>;

/** Marks as read what was before the person's eyes for a moment, in a window that they look at; never what was only loaded. */
export function useSeen(
  room: RoomState,
  scroller: RefObject<HTMLDivElement | null>,
  list: List,
  rows: readonly Row[],
): void {
  const chat = useChat();
  const position = useChatState(state => state.logs[room.id]?.position ?? 0);
  const hasUnread = room.unreadState.count > 0;
  useEffect(() => {
    const element = scroller.current;
    if (!hasUnread || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mark = () => {
      const seen = lastSeen(list, rows);
      // Behind the last message only changes of older ones can stand.
      if (seen && hasAttention()) chat.read(room.id, seen.isLast ? position : seen.seq);
    };
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(mark, timing.readDelay);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const stopListening = onAttention(look);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', look);
      stopListening();
    };
  }, [chat, hasUnread, list, position, room.id, rows, scroller]);
}

interface Seen {
  seq: number;
  isLast: boolean;
}

/** The last message of the log of which at least half, or half a screen, is in sight. */
function lastSeen(list: List, rows: readonly Row[]): Seen | undefined {
  const height = list.scrollRect?.height ?? 0;
  const bottom = (list.scrollOffset ?? 0) + height;
  const isInSight = ({ start, size }: { start: number; size: number }) => bottom - start >= Math.min(size, height) / 2;
  const placed = list.getVirtualItems().flatMap(item => {
    const seq = seqOf(rows[item.index]);
    return seq !== undefined && isInSight(item) ? [seq] : [];
  });
  const seq = placed.at(-1);
  const last = rows.findLast(row => seqOf(row) !== undefined);
  return seq === undefined ? undefined : { seq, isLast: seq === seqOf(last) };
}

function seqOf(row: Row | undefined): number | undefined {
  if (row?.kind === 'message') return row.shown.message?.seq;
  if (row?.kind === 'lines') return row.lines.at(-1)?.message?.seq;
  return row?.kind === 'call' ? row.message.seq : undefined;
}

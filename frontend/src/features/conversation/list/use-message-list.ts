import { type RefObject, useState } from 'react';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { historyEdgeHeight } from '#features/conversation/list/history-edge.tsx';
import { leftPlaces } from '#features/conversation/list/left-places.ts';
import { estimates } from '#features/conversation/list/row-estimates.ts';
import { type EndOfList, nearEnd, useEndOfList } from '#features/conversation/list/use-end-of-list.ts';
import { useEndKeys } from '#features/conversation/list/use-end-keys.ts';
import { useFollowUnseen } from '#features/conversation/list/use-follow-unseen.ts';
import { useLeftPlace } from '#features/conversation/list/use-left-place.ts';
import { useOlder } from '#features/conversation/list/use-older.ts';
import { useOpening } from '#features/conversation/list/use-opening.ts';
import { useReadingPlace } from '#features/conversation/list/use-reading-place.ts';
import { useSeen } from '#features/conversation/list/use-seen.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useAttention } from '#lib/react/attention.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import type { Row } from '#lib/timeline/timeline.ts';

/** So many screens before the beginning of what is loaded the page before it is fetched. */
const screensAhead = 2;

export interface MessageListState extends EndOfList {
  virtual: Virtualizer<HTMLDivElement, Element>;
}

/** Where the list stands and what follows from it: older pages, marks, the way to the end. */
export function useMessageList(
  scroller: RefObject<HTMLDivElement | null>,
  room: RoomState,
  rows: readonly Row[],
): MessageListState {
  const isSeen = useAttention();
  const isComplete = useChatState(state => (state.logs[room.id]?.position ?? 0) >= room.lastSeq);
  const [left] = useState(() => leftPlaces.open?.(room, rows, historyEdgeHeight));
  const virtual = useVirtualizer({
    ...left,
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: index => rows[index]?.key ?? index,
    estimateSize: index => estimates[rows[index]?.kind ?? 'message'],
    overscan: 10,
    paddingStart: historyEdgeHeight,
    paddingEnd: 8,
    anchorTo: 'end',
    followOnAppend: isSeen,
    scrollEndThreshold: nearEnd,
  });
  useReadingPlace(scroller, virtual);
  useOpening(scroller, virtual, rows, isComplete, left !== undefined);
  const end = useEndOfList(scroller, virtual, rows, left !== undefined);
  useLeftPlace(room.id, virtual, end.isAtEnd);
  useEndKeys(end.toEnd);
  useFollowUnseen(virtual, rows, end.isAtEnd, isSeen);
  useOlder(room.id, isNearBeginning(virtual));
  useSeen(room, scroller, virtual, rows);
  return { virtual, ...end };
}

function isNearBeginning({ scrollOffset, scrollRect }: Virtualizer<HTMLDivElement, Element>): boolean {
  return (scrollOffset ?? 0) < screensAhead * (scrollRect?.height ?? 0);
}

import { useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { HistoryEdge, historyEdgeHeight } from '#features/conversation/list/history-edge.tsx';
import { RowView } from '#features/conversation/list/row-view.tsx';
import { ToEnd } from '#features/conversation/list/to-end.tsx';
import { useEndOfList } from '#features/conversation/list/use-end-of-list.ts';
import { useOlder } from '#features/conversation/list/use-older.ts';
import { useReach } from '#features/conversation/list/use-reach.ts';
import { useReadMark } from '#features/conversation/list/use-read-mark.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import type { Row, ShownMessage } from '#lib/timeline/timeline.ts';

export interface MessageListProps {
  room: RoomState;
  rows: readonly Row[];
  onEdit: (shown: ShownMessage) => void;
}

/** Before a row was measured: a line or two for a message. */
const estimates = { message: 52, day: 48, unread: 36, call: 62 };

/** The conversation as a virtual list: only what is near the screen exists, and reading is not disturbed by growth. */
export function MessageList({ room, rows, onEdit }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: index => rows[index]?.key ?? index,
    estimateSize: index => estimates[rows[index]?.kind ?? 'message'],
    overscan: 10,
    paddingStart: historyEdgeHeight,
    paddingEnd: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 60,
  });
  const items = virtual.getVirtualItems();
  const { isAtEnd, toEnd } = useEndOfList(scroller, virtual, rows);
  const reach = useReach(room);
  useOlder(room.id, items[0]?.index);
  useReadMark(room, isAtEnd);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t.conversation.messages}
        tabIndex={0}
        className="h-full overflow-y-auto overscroll-contain outline-offset-[-2px]"
        style={{ overflowAnchor: 'none' }}
      >
        <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end">
          <div className="relative w-full shrink-0" style={{ height: virtual.getTotalSize() }}>
            <HistoryEdge room={room} />
            {items.map(item => {
              const row = rows[item.index];
              return (
                row && (
                  <div
                    key={item.key}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    className="absolute top-0 left-0 w-full px-3 md:px-6"
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <RowView row={row} room={room} reach={reach} onEdit={onEdit} />
                  </div>
                )
              );
            })}
          </div>
        </div>
      </div>
      {!isAtEnd && <ToEnd unread={room.unreadState.count} onClick={toEnd} />}
    </div>
  );
}

import { lazy, Suspense, useRef } from 'react';
import { useLocation } from 'react-router';
import { HistoryEdge } from '#features/conversation/list/history-edge.tsx';
import { RowView } from '#features/conversation/list/row-view.tsx';
import { ToEnd } from '#features/conversation/list/to-end.tsx';
import { useMessageList } from '#features/conversation/list/use-message-list.ts';
import { useReach } from '#features/conversation/list/use-reach.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import type { Row, ShownMessage } from '#lib/timeline/timeline.ts';
import { RowBoundary } from '#ui/row-boundary.tsx';

const AfterPaint = lazy(() => import('#features/conversation/list/after-paint.tsx'));
const GoTo = lazy(() => import('#features/conversation/list/go-to.tsx'));

export interface MessageListProps {
  room: RoomState;
  rows: readonly Row[];
  editedId: string | undefined;
  onEdit: (shown: ShownMessage) => void;
}

/** The conversation as a virtual list: only what is near the screen exists, and reading is not disturbed by growth. */
export function MessageList({ room, rows, editedId, onEdit }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { virtual, isAtEnd, toEnd } = useMessageList(scroller, room, rows);
  const reach = useReach(room);
  const { hash, key } = useLocation();
  const items = virtual.getVirtualItems();

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
                    <RowBoundary of={row}>
                      <RowView row={row} room={room} reach={reach} editedId={editedId} onEdit={onEdit} />
                    </RowBoundary>
                  </div>
                )
              );
            })}
          </div>
        </div>
      </div>
      <Suspense>
        <AfterPaint scroller={scroller} rows={rows} isAtEnd={isAtEnd} onEdit={onEdit} />
      </Suspense>
      <Suspense>
        {hash && <GoTo key={key} hash={hash} roomId={room.id} rows={rows} list={virtual} scroller={scroller} />}
      </Suspense>
      {!isAtEnd && <ToEnd unread={room.unreadState.count} onClick={toEnd} />}
    </div>
  );
}

import { CloudAlert, MessagesSquare } from 'lucide-react';
import { useMemo } from 'react';
import { RoomItem } from '#features/rooms/room-item.tsx';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { RowBoundary } from '#ui/row-boundary.tsx';

/** The own conversations, the liveliest first; channels are listed in their spaces. */
export function RoomListView({ onCreate }: { onCreate?: () => void }) {
  const rooms = useChatState(state => state.rooms);
  const loading = useChatState(state => state.roomsLoading);
  const chat = useChat();
  const sorted = useMemo(() => roomsByActivity({ rooms }).filter(({ kind }) => kind !== 'channel'), [rooms]);

  if (loading === 'loading' && sorted.length === 0) return <Skeletons />;
  if (loading === 'failed' && sorted.length === 0) {
    return (
      <Notice icon={CloudAlert} title={t.rooms.failed} isError className="flex-1">
        <Button variant="secondary" onClick={() => void chat.rooms.load().catch(() => undefined)}>
          {t.app.retry}
        </Button>
      </Notice>
    );
  }
  if (sorted.length === 0) {
    return (
      <Notice
        icon={MessagesSquare}
        title={t.rooms.empty}
        {...(onCreate && { hint: t.rooms.emptyHint })}
        className="flex-1"
      >
        {onCreate && <Button onClick={onCreate}>{t.rooms.new}</Button>}
      </Notice>
    );
  }
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
      {sorted.map(room => (
        <li key={room.id}>
          <RowBoundary of={room}>
            <RoomItem room={room} />
          </RowBoundary>
        </li>
      ))}
    </ul>
  );
}

function Skeletons() {
  return (
    <div role="status" className="min-h-0 flex-1 space-y-1 px-4 py-2">
      <span className="sr-only">{t.app.loading}</span>
      {Array.from({ length: 7 }, (_, index) => (
        <div key={index} className="flex items-center gap-3 py-2.5">
          <div className="skeleton size-11 rounded-full" />
          <div className="flex-1 space-y-2">
            <div className="skeleton h-3.5 w-1/2" />
            <div className="skeleton h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}

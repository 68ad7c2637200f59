import { MessagesSquare } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { RoomRows } from '#features/rooms/room-rows.tsx';
import { isArchived, isFavourite } from '#lib/chat/places.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { roomsByActivity } from '#lib/chat/sync/cached-rooms.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { Notice } from '#ui/notice.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

const ArrangedRooms = lazy(() => import('#features/rooms/sections/arranged-rooms.tsx'));
const Requests = lazy(() => import('#features/rooms/requests.tsx'));
const FirstSteps = lazy(() => import('#features/rooms/first-steps/first-steps.tsx'));
const Archived = lazy(() => import('#features/rooms/archived.tsx'));

/** The own conversations, the liveliest first; channels are listed in their spaces. */
export function RoomListView({ isPage }: { isPage: boolean }) {
  const isGuest = useIsGuest();
  const rooms = useChatState(state => state.rooms);
  const places = useChatState(state => state.places);
  const hasSections = useChatState(state => state.sections.length > 0);
  const loading = useChatState(state => state.roomsLoading);
  const chat = useChat();
  const all = useMemo(() => roomsByActivity({ rooms }).filter(({ kind }) => kind !== 'channel'), [rooms]);
  const isAway = (room: RoomState) => isArchived({ places }, room);
  const sorted = all.filter(room => room.request !== 'received' && !isAway(room));
  const archived = all.filter(isAway);
  const requests = all.filter(({ request }) => request === 'received');

  if (loading === 'loading' && all.length === 0) return <Skeletons />;
  if (loading === 'failed' && all.length === 0) {
    return (
      <LoadFailed
        title={t.rooms.failed}
        className="flex-1"
        onRetry={() => void chat.rooms.load().catch(() => undefined)}
      />
    );
  }
  if (all.length === 0) {
    const nothing = <Notice icon={MessagesSquare} title={t.rooms.empty} className="flex-1" />;
    // Where the list is the whole page, it leads somewhere too.
    return isPage && !isGuest ? (
      <Suspense>
        <FirstSteps isPart>{nothing}</FirstSteps>
      </Suspense>
    ) : (
      nothing
    );
  }
  const rows = <RoomRows rooms={sorted} />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Suspense>{requests.length > 0 && <Requests rooms={requests} />}</Suspense>
      <div className="px-2 pb-2">
        <Suspense fallback={rows}>
          {hasSections || sorted.some(({ id }) => isFavourite({ places }, id)) ? (
            <ArrangedRooms rooms={sorted} />
          ) : (
            rows
          )}
        </Suspense>
      </div>
      <Suspense>{archived.length > 0 && <Archived rooms={archived} />}</Suspense>
    </div>
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

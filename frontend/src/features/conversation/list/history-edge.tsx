import { useChat, useChatState } from '#lib/react/chat-context.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { Spinner } from '#ui/spinner.tsx';

/** Space that the list keeps above its first row, in px. */
export const historyEdgeHeight = 96;

/** What stands above the oldest shown message: the beginning, or the way to more. */
export function HistoryEdge({ room }: { room: RoomState }) {
  const chat = useChat();
  const hasOlder = useChatState(state => (state.logs[room.id]?.olderCursor ?? null) !== null);
  const startsLater = useChatState(state => (state.logs[room.id]?.from ?? 0) > 0);
  const hasFailed = useChatState(state => state.olderLoading[room.id] === 'failed');
  const isThere = useChatState(state => state.logs[room.id] !== undefined);
  if (!isThere) return null;
  return (
    <div className="absolute inset-x-0 top-0 flex h-24 items-center justify-center px-6 text-center text-sm text-ink-soft">
      {!hasOlder && (startsLater ? t.conversation.sinceJoining : <Beginning room={room} />)}
      {hasOlder && !hasFailed && (
        <span role="status" className="flex items-center gap-2">
          <Spinner className="size-4" />
          {t.conversation.loadingOlder}
        </span>
      )}
      {hasOlder && hasFailed && (
        <span role="alert" className="flex items-center gap-3">
          {t.conversation.olderFailed}
          <Button size="sm" variant="secondary" onClick={() => void chat.older(room.id).catch(() => undefined)}>
            {t.app.retry}
          </Button>
        </span>
      )}
    </div>
  );
}

function Beginning({ room }: { room: RoomState }) {
  const name = roomName(room);
  return (
    <div className="max-w-full">
      <p className="line-clamp-3 font-medium break-words text-ink">
        {room.kind === 'dm' ? t.conversation.beginningDirect(name) : t.conversation.beginning(name)}
      </p>
      {room.lastSeq === 0 && <p>{t.conversation.emptyHint}</p>}
    </div>
  );
}

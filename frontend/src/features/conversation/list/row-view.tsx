import { lazy, memo, type ReactNode, Suspense } from 'react';
import { MessageView } from '#features/conversation/message/message-view.tsx';
import type { RoomReach } from '#features/conversation/list/use-reach.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { dayName } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useToday } from '#lib/react/use-now.ts';
import { useMe } from '#lib/session/session-store.ts';
import { type LinesRow, type Row, type ShownMessage } from '#lib/timeline/timeline.ts';
import { type Tick, tickOf } from '#lib/timeline/ticks.ts';

const FoldedMessage = lazy(() => import('#features/people/folded-message.tsx'));
const RoomLines = lazy(() => import('#features/conversation/list/room-lines.tsx'));
const CallLine = lazy(() => import('#features/call/conversation/call-line.tsx'));

export interface RowViewProps {
  row: Row;
  room: RoomState;
  reach: RoomReach;
  /** The message that the composer changes. */
  editedId: string | undefined;
  onEdit: (shown: ShownMessage) => void;
}

export function RowView({ row, room, reach, editedId, onEdit }: RowViewProps) {
  if (row.kind === 'day') return <DayLine at={row.at} />;
  if (row.kind === 'unread') return <UnreadLine />;
  if (row.kind === 'lines') return <Lines row={row} />;
  if (row.kind === 'call') return <Call message={row.message} call={row.call} />;
  const message = <MessageRow row={row} room={room} reach={reach} editedId={editedId} onEdit={onEdit} />;
  if (room.kind === 'dm') return message;
  return <Foldable senderId={row.shown.senderId}>{message}</Foldable>;
}

/** What somebody says who is blocked is folded; in a dm it is what one looks for. */
function Foldable({ senderId, children }: { senderId: string; children: ReactNode }) {
  const isBlocked = useChatState(({ blocked }) => blocked[senderId]);
  return isBlocked ? (
    <Suspense fallback={<div className="h-8" />}>
      <FoldedMessage>{children}</FoldedMessage>
    </Suspense>
  ) : (
    children
  );
}

type MessageRowProps = RowViewProps & { row: Extract<Row, { kind: 'message' }> };

function MessageRow({ row, room, reach, editedId, onEdit }: MessageRowProps) {
  const { shown, startsGroup, endsGroup } = row;
  const tick = shown.isOwn ? tickOfShown(shown, reach) : undefined;
  const seq = shown.message?.seq;
  const readers = shown.isOwn && room.kind !== 'dm' && seq !== undefined && endsGroup ? reach.readers(seq) : 0;
  return (
    <Message
      shown={shown}
      startsGroup={startsGroup}
      endsGroup={endsGroup}
      isGroup={room.kind !== 'dm'}
      spaceId={room.channel?.spaceId}
      tick={tick}
      readers={readers}
      isEditing={editedId !== undefined && shown.message?.id === editedId}
      onEdit={onEdit}
    />
  );
}

const Message = memo(MessageView);

function tickOfShown({ pending, message }: ShownMessage, { reach }: RoomReach): Tick {
  if (pending) return pending.state === 'queued' ? 'sending' : pending.state;
  return tickOf(message?.seq ?? 0, reach);
}

/** Its words come when the first one is seen; until then its place is kept. */
function Call({ message, call }: Pick<Extract<Row, { kind: 'call' }>, 'message' | 'call'>) {
  const isOwn = useMe().id === message.senderId;
  return (
    <Suspense fallback={<div className="h-15.5" />}>
      <CallLine roomId={message.roomId} call={call} senderId={message.senderId} isOwn={isOwn} />
    </Suspense>
  );
}

function Lines({ row }: { row: LinesRow }) {
  return (
    <Suspense fallback={<div className="h-8" />}>
      <RoomLines lines={row.lines} />
    </Suspense>
  );
}

function DayLine({ at }: { at: number }) {
  const today = useToday();
  return (
    <div role="separator" className="flex justify-center pt-5 pb-3">
      <time
        dateTime={new Date(at).toISOString()}
        className="rounded-full bg-hover px-3 py-1 text-xs font-medium text-ink-soft"
      >
        {dayName(at, today)}
      </time>
    </div>
  );
}

function UnreadLine() {
  return (
    <div role="separator" className="flex items-center gap-3 py-2 text-xs font-semibold text-accent">
      <span className="h-px flex-1 bg-accent/40" />
      {t.conversation.newMessages}
      <span className="h-px flex-1 bg-accent/40" />
    </div>
  );
}

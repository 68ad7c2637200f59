import { CircleAlert, Clock, Phone } from 'lucide-react';
import { memo } from 'react';
import { NavLink } from 'react-router';
import { useLastWords } from '#features/rooms/use-last-words.ts';
import { isMarkedUnread, isMuted } from '#lib/chat/places.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { briefTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useToday } from '#lib/react/use-now.ts';
import { isPeerOnline, roomName } from '#lib/react/room-names.ts';
import { Avatar } from '#ui/avatar.tsx';
import { cn } from '#ui/cn.ts';
import { MentionBadge } from '#ui/mention-badge.tsx';
import { Name } from '#ui/name.tsx';

/** One conversation of the list: who, the last words, when, how many unread. */
export const RoomItem = memo(function RoomItem({ room }: { room: RoomState }) {
  const name = roomName(room);
  const online = useChatState(state => isPeerOnline(room, state));
  const { count } = room.unreadState;
  const mentions = room.kind === 'dm' ? 0 : room.mentionState.count;
  const isQuiet = useChatState(state => isMuted(state, room.id));
  const isMarked = useChatState(state => isMarkedUnread(state, room.id));
  const unread = isQuiet ? 0 : count || Number(isMarked);
  const today = useToday();
  const at = Date.parse(room.lastMessageAt ?? room.createdAt);
  return (
    <NavLink
      to={`/rooms/${room.id}`}
      // Where conversations are dragged, it is the line.
      draggable={false}
      className="flex items-center gap-3 rounded-xl px-2.5 py-2.5 hover:bg-hover aria-[current=page]:bg-selected forced-colors:border forced-colors:border-transparent forced-colors:aria-[current=page]:border-[Highlight]"
    >
      <Avatar
        id={room.peer?.id ?? room.id}
        name={name}
        url={room.peer?.avatarUrl ?? room.iconUrl ?? null}
        size="lg"
        shape={room.kind === 'dm' ? 'person' : 'group'}
        online={online}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <Name
            name={name}
            className={cn('min-w-0 flex-1 truncate text-[0.9375rem]', unread > 0 ? 'font-semibold' : 'font-medium')}
          />
          {online === true && <span className="sr-only">, {t.conversation.online},</span>}
          <time dateTime={new Date(at).toISOString()} className="shrink-0 text-xs text-ink-faint">
            {briefTime(at, today)}
          </time>
        </span>
        <span className="flex items-center gap-2">
          <LastWords room={room} />
          {room.call && <CallMark />}
          {mentions > 0 && <MentionBadge count={mentions} />}
          {(count > 0 || isMarked) && (
            <span
              className={cn(
                'inline-flex shrink-0 items-center justify-center rounded-full text-xs font-semibold forced-colors:border forced-colors:border-[CanvasText]',
                count === 0 && 'size-2 bg-accent',
                count > 0 && (isQuiet ? 'size-2 bg-ink-faint' : 'h-5 min-w-5 bg-accent px-1.5 text-on-accent'),
              )}
            >
              {!isQuiet && count > 0 && <span aria-hidden>{t.rooms.unreadBadge(count)}</span>}
              <span className="sr-only">{count > 0 ? t.rooms.unread(count) : t.rooms.markedUnread}</span>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  );
});

function CallMark() {
  return (
    <span title={t.call.running} className="shrink-0 text-accent">
      <Phone aria-hidden className="size-4 animate-breathe" />
      <span className="sr-only">{t.call.running}</span>
    </span>
  );
}

const marks = { waiting: Clock, failed: CircleAlert } as const;

function wordsColor(room: RoomState, isTyping: boolean): string {
  if (isTyping) return 'text-accent';
  return room.unreadState.count > 0 ? 'text-ink' : 'text-ink-soft';
}

function LastWords({ room }: { room: RoomState }) {
  const words = useLastWords(room);
  const Mark = words.mark && marks[words.mark];
  return (
    <span
      className={cn(
        'flex min-w-0 flex-1 items-center gap-1 text-[0.8125rem]',
        wordsColor(room, words.isTyping === true),
      )}
    >
      {Mark && <Mark aria-hidden className={cn('size-3.5 shrink-0', words.mark === 'failed' && 'text-danger')} />}
      {words.by !== undefined && <span translate="no" className="max-w-1/2 shrink-0 truncate">{`${words.by}:`}</span>}
      <span dir="auto" translate="no" className="min-w-0 truncate text-page">
        {words.text}
      </span>
    </span>
  );
}

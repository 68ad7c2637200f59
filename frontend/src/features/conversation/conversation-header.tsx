import type { PublicUser } from '@parley/contracts/auth-api';
import { ArrowLeft, UsersRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { CardButton } from '#features/people/card-button.tsx';
import { CallButtons } from '#features/conversation/call-buttons.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { isPeerOnline, roomName } from '#lib/react/room-names.ts';
import { Avatar } from '#ui/avatar.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';
import { linkButton } from '#ui/link-button.ts';

const RoomMenu = lazy(() => import('#features/conversation/room-menu.tsx'));

export interface ConversationHeaderProps {
  room: RoomState;
  isPanelShown: boolean;
  onTogglePanel: () => void;
}

export function ConversationHeader({ room, isPanelShown, onTogglePanel }: ConversationHeaderProps) {
  const name = roomName(room);
  const online = useChatState(state => isPeerOnline(room, state));
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-b border-line px-2 md:px-4">
      <Link to="/" aria-label={t.app.back} className={`${linkButton.icon} md:hidden`}>
        <ArrowLeft aria-hidden className="size-5" />
      </Link>
      <Avatar
        id={room.peer?.id ?? room.id}
        name={name}
        url={room.peer?.avatarUrl ?? room.iconUrl ?? null}
        shape={room.kind === 'dm' ? 'person' : 'group'}
        online={online}
      />
      <div className="min-w-0 flex-1">
        <h1 className="leading-tight font-semibold">
          {room.peer ? (
            <CardButton userId={room.peer.id} className="block max-w-full rounded text-start hover:underline">
              <Name name={name} className="block truncate" />
            </CardButton>
          ) : (
            <Name name={name} className="block truncate" />
          )}
        </h1>
        <p className="truncate text-[0.8125rem] text-ink-soft">
          {room.peer ? <DirectStatus peer={room.peer} online={online} /> : <GroupStatus room={room} />}
        </p>
      </div>
      <CallButtons roomId={room.id} isGroup={room.kind === 'group'} />
      {room.kind === 'group' && (
        <IconButton
          label={isPanelShown ? t.conversation.hideMembers : t.conversation.showMembers}
          aria-pressed={isPanelShown}
          className="aria-pressed:bg-hover aria-pressed:text-ink"
          onClick={onTogglePanel}
        >
          <UsersRound className="size-5" />
        </IconButton>
      )}
      <Suspense fallback={<span className="size-10" />}>
        <RoomMenu room={room} />
      </Suspense>
    </header>
  );
}

/** Names may be alike; usernames are not. */
function DirectStatus({ peer, online }: { peer: PublicUser; online: boolean | undefined }) {
  const status = online ? t.conversation.online : t.conversation.offline;
  return (
    <>
      <Username of={peer.username} />
      {online !== undefined && <span>{` · ${status}`}</span>}
    </>
  );
}

function GroupStatus({ room }: { room: RoomState }) {
  const isConnected = useChatState(state => state.connection.status === 'connected');
  const hasLive = isConnected && room.live > 0;
  return (
    <>
      {/* A phone has space for one of the two: who is here now says more. */}
      <span className={hasLive ? 'max-sm:hidden' : ''}>{t.rooms.members(room.memberCount)}</span>
      {hasLive && (
        <span>
          <span className="max-sm:hidden"> · </span>
          <span aria-hidden className="me-1 inline-block size-2 rounded-full bg-online" />
          <span>{t.rooms.live(room.live)}</span>
        </span>
      )}
      {room.topic !== undefined && (
        <span className="max-sm:hidden">
          {' · '}
          <Name name={room.topic} />
        </span>
      )}
    </>
  );
}

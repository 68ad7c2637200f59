import { ArrowLeft, Hash, Lock, UsersRound, Volume2 } from 'lucide-react';
import { Link } from 'react-router';
import { CallButtons } from '#features/conversation/call-buttons.tsx';
import { ModerateChannel } from '#features/spaces/channels/moderate-channel.tsx';
import { spacePath } from '#features/spaces/paths.ts';
import { may } from '#features/spaces/permissions.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { unturned } from '#lib/text/fence.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Name } from '#ui/name.tsx';
import { linkButton } from '#ui/link-button.ts';

export interface ChannelHeaderProps {
  room: RoomState;
  channel: NonNullable<RoomState['channel']>;
  isPanelShown: boolean;
  onTogglePanel: () => void;
}

/** Name and topic of a channel above its messages. */
export default function ChannelHeader({ room, channel, isPanelShown, onTogglePanel }: ChannelHeaderProps) {
  const Icon = channel.type === 'voice' ? Volume2 : Hash;
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-b border-line px-2 md:px-4">
      <Link to={spacePath(channel.spaceId)} aria-label={s.channels.toSpace} className={`${linkButton.icon} md:hidden`}>
        <ArrowLeft aria-hidden className="size-5" />
      </Link>
      <span className="inline-flex size-9 max-sm:hidden shrink-0 items-center justify-center rounded-[28%] bg-selected text-accent">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <h1 className="flex min-w-0 items-center gap-1.5 leading-tight font-semibold">
          <Name name={roomName(room)} className="min-w-0 truncate" />
          {channel.locked && (
            <Lock role="img" aria-label={s.channels.isLocked} className="size-4 shrink-0 text-ink-faint" />
          )}
        </h1>
        {channel.topic !== '' && (
          <p
            dir="auto"
            translate="no"
            title={unturned(channel.topic)}
            className="truncate text-start text-[0.8125rem] text-ink-soft"
          >
            {unturned(channel.topic)}
          </p>
        )}
      </div>
      {may(channel.permissions, 'joinCalls') && <CallButtons roomId={room.id} isGroup />}
      <IconButton
        label={isPanelShown ? t.conversation.hideMembers : t.conversation.showMembers}
        aria-pressed={isPanelShown}
        className="aria-pressed:bg-hover aria-pressed:text-ink"
        onClick={onTogglePanel}
      >
        <UsersRound aria-hidden className="size-5" />
      </IconButton>
      <ModerateChannel room={room} channel={channel} />
    </header>
  );
}

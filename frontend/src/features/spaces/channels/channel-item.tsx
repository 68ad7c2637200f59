import type { Channel } from '@parley/contracts/spaces/space';
import { Hash, Podium, Volume2 } from 'lucide-react';
import { Link } from 'react-router';
import { useChannelUnread } from '#features/spaces/channels/use-channel-unread.ts';
import { InCall } from '#features/spaces/channels/in-call.tsx';
import { ChannelMenu } from '#features/spaces/channels/channel-menu.tsx';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import type { Step } from '#features/spaces/order/order.ts';
import { channelPath } from '#features/spaces/paths.ts';
import { may } from '#features/spaces/permissions.ts';
import { isMuted } from '#lib/chat/places.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { unturned } from '#lib/text/fence.ts';
import { cn } from '#ui/cn.ts';
import { MentionBadge } from '#ui/mention-badge.tsx';
import { Name } from '#ui/name.tsx';

export interface ChannelItemProps {
  channel: Channel;
  isCurrent: boolean;
  /** Its category is folded: it is shown only while there is something to see. */
  isFolded: boolean;
  /** For who may order the channels. */
  onMove?: ((step: Step) => void) | undefined;
}

/** One channel of the list. A voice channel leads to its call; who is in it stands below. */
export function ChannelItem({ channel, isCurrent, isFolded, onMove }: ChannelItemProps) {
  const { isUnread: hasNews, count, mentions } = useChannelUnread(channel);
  const isQuiet = useChatState(state => isMuted(state, channel.id) || isMuted(state, channel.spaceId));
  const isUnread = hasNews && !isQuiet;
  const dragRef = useDragLine('item', channel.id);
  const told = useChatState(({ rooms, channelCalls }) =>
    channel.id in channelCalls ? channelCalls[channel.id] : rooms[channel.id]?.call,
  );
  const call = told === undefined ? channel.call : told;
  const isVoice = channel.type === 'voice';
  const Icon = isVoice ? voiceIcon(channel) : Hash;
  const path = channelPath(channel.spaceId, channel.id);
  if (isFolded && !isCurrent && !isUnread && mentions === 0 && !call) return null;
  return (
    <li ref={dragRef} className={cn('rounded-lg', dragLooks)}>
      <div
        className={cn(
          'group flex items-center rounded-lg pe-0.5 hover:bg-hover has-[[aria-current=page]]:bg-selected',
          isUnread || isCurrent ? 'text-ink' : 'text-ink-soft',
        )}
      >
        <Link
          // A link is dragged by itself, as an address, unless it says that it is not.
          draggable={dragRef ? false : undefined}
          to={isVoice && may(channel.permissions, 'joinCalls') ? `${path}/call` : path}
          aria-current={isCurrent ? 'page' : undefined}
          title={channel.topic === '' ? undefined : unturned(channel.topic)}
          className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-lg px-2.5 text-[0.9375rem] pointer-coarse:h-11"
        >
          <Icon aria-hidden className="size-4.5 shrink-0 text-ink-faint" />
          <span className="sr-only">{kindWords(channel)}</span>
          <Name name={channel.name} className={cn('min-w-0 flex-1 truncate', isUnread && 'font-semibold')} />
          {mentions > 0 && <MentionBadge count={mentions} />}
          {hasNews && mentions === 0 && <UnreadMark count={isQuiet ? 0 : count} isQuiet={isQuiet} />}
        </Link>
        <ChannelMenu channel={channel} onMove={onMove} />
      </div>
      {call && call.participants.length > 0 && <InCall channel={channel} userIds={call.participants} />}
    </li>
  );
}

function voiceIcon({ stage }: Channel) {
  return stage ? Podium : Volume2;
}

function kindWords({ type, stage }: Channel): string {
  if (type !== 'voice') return s.channels.text;
  return stage ? s.channels.stage : s.channels.voice;
}

function UnreadMark({ count, isQuiet }: { count: number; isQuiet: boolean }) {
  if (count === 0) {
    return (
      <span className="inline-flex shrink-0 items-center">
        <span aria-hidden className={cn('size-2 rounded-full', isQuiet ? 'bg-ink-faint' : 'bg-accent')} />
        <span className="sr-only">{s.channels.unread}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent">
      <span aria-hidden>{t.rooms.unreadBadge(count)}</span>
      <span className="sr-only">{t.rooms.unread(count)}</span>
    </span>
  );
}

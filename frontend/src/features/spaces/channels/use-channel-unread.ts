import type { Channel } from '@parley/contracts/spaces/space';
import { isMarkedUnread } from '#lib/chat/places.ts';
import { useChatState } from '#lib/react/chat-context.ts';

export interface ChannelUnread {
  isUnread: boolean;
  /** 0 where only the platform could count. */
  count: number;
  /** Of those that mention the person; these are known of every channel. */
  mentions: number;
}

/**
 * What is unread in a channel. A channel that was opened is a room of the chat, which counts for itself; of another one the
 * listing counts, and a head beyond the listing says that there is more.
 */
export function useChannelUnread(channel: Channel): ChannelUnread {
  const counted = useChatState(({ rooms }) => rooms[channel.id]?.unreadState.count);
  const known = useChatState(({ rooms }) => rooms[channel.id]?.lastSeq ?? 0);
  const head = useChatState(({ channelHeads }) => channelHeads[channel.id] ?? 0);
  const mentioned = useChatState(({ rooms }) => rooms[channel.id]?.mentionState.count);
  const told = useChatState(({ channelMentions }) => channelMentions[channel.id]);
  const isMarked = useChatState(state => isMarkedUnread(state, channel.id));
  const since = told?.filter(seq => seq > channel.lastSeq).length ?? 0;
  const count = counted ?? channel.unread;
  return {
    isUnread: isMarked || count > 0 || head > Math.max(channel.lastSeq, known),
    count,
    mentions: mentioned ?? channel.mentions + since,
  };
}

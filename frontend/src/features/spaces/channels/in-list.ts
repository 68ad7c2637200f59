import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';
import type { ChatState } from '#lib/chat/state.ts';

type Channel = ChannelGroup['channels'][number];
type Places = ChatState['places'];

/** Those that the person has made favourites, in the order of the space. */
export function favouritesOf<C extends Pick<Channel, 'id'>>(channels: readonly C[], places: Places): C[] {
  return channels.filter(({ id }) => places[id]?.favourite === true);
}

/** Without favourites, which stand above, and without those that the person left; the one on the screen stays. */
export function withoutHidden(
  groups: readonly ChannelGroup[],
  places: Places,
  current: string | undefined,
): ChannelGroup[] {
  const isListed = ({ id }: Channel) =>
    places[id]?.favourite !== true && (places[id]?.hidden !== true || id === current);
  return groups.map(({ category, channels }) => ({ category, channels: channels.filter(isListed) }));
}

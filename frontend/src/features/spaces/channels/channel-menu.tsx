import type { Channel } from '@parley/contracts/spaces/space';
import { ArrowDown, ArrowUp, Ellipsis, LogOut } from 'lucide-react';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { usePlaceMenu } from '#features/places/use-place-menu.tsx';
import { useReadItem } from '#features/places/use-read-item.ts';
import { useChannelUnread } from '#features/spaces/channels/use-channel-unread.ts';
import type { Step } from '#features/spaces/order/order.ts';
import { isFavourite } from '#lib/chat/places.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { Menu, type MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

export interface ChannelMenuProps {
  channel: Channel;
  /** For who may order the channels: by keyboard, as dragging does it by pointer. */
  onMove?: ((step: Step) => void) | undefined;
}

/** What a person does with a channel of their list. */
export function ChannelMenu({ channel, onMove }: ChannelMenuProps) {
  const { id, name } = channel;
  const { count } = useChannelUnread(channel);
  const lastSeq = useChatState(({ rooms }) => rooms[id]?.lastSeq ?? channel.lastSeq);
  const read = useReadItem(channel, count, lastSeq);
  const { favour, notify, mute, dialog } = usePlaceMenu(id, name, channel.spaceId);
  const update = useUpdatePlace(id);
  const comeBack = () => update.mutate({ hidden: false, favourite: isFavoured });
  const isFavoured = useChatState(state => isFavourite(state, id));
  const leave = () =>
    update.mutate({ hidden: true, favourite: false }, { onSuccess: () => toast(p.left(name), { onUndo: comeBack }) });
  const moves: MenuItem[] = onMove
    ? [
        { label: p.moveUp, icon: ArrowUp, onSelect: () => onMove(-1) },
        { label: p.moveDown, icon: ArrowDown, onSelect: () => onMove(1) },
      ]
    : [];
  return (
    <>
      <Menu
        items={[read, favour, notify, mute, ...moves, { label: p.leave, icon: LogOut, onSelect: leave }]}
        trigger={{
          variant: 'ghost',
          size: 'icon-sm',
          className:
            'shrink-0 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100',
          'aria-label': p.menu(name),
          children: <Ellipsis aria-hidden className="size-4" />,
        }}
      />
      {dialog}
    </>
  );
}

import type { Space } from '@parley/contracts/spaces/space';
import { useState } from 'react';
import { useOrderChannels } from '#features/spaces/api/order-channels.ts';
import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';
import { dropped, type Line, type Side } from '#features/spaces/order/drop.ts';
import { moveCategory, moveChannel, orderOf, type Step } from '#features/spaces/order/order.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { toast } from '#ui/toasts.ts';

/** The groups as they are shown, and how lines of them are moved: at once here, then on the platform. */
export function useOrder(space: Space, listed: readonly ChannelGroup[]) {
  const [announcement, announce] = useState('');
  const [wanted, setWanted] = useState<readonly ChannelGroup[] | null>(null);
  const order = useOrderChannels(space.id);
  const groups = wanted ?? listed;

  function send(next: ChannelGroup[] | undefined, id: string, onPlaced?: () => void): void {
    // The platform takes an order of the newest version of the space alone.
    if (!next || order.isPending) return;
    setWanted(next);
    order.mutate(orderOf(next, space.version), {
      onSuccess: () => announce(whereIs(next, id)),
      onError: error => toast(errorText(error), { isError: true }),
      onSettled: () => {
        setWanted(null);
        onPlaced?.();
      },
    });
    onPlaced?.();
  }
  return {
    groups,
    announcement,
    /** `onPlaced` is called when the line stands elsewhere: browsers take the focus from what is moved. */
    step: ({ kind, id }: Line, step: Step, onPlaced?: () => void) =>
      send((kind === 'item' ? moveChannel : moveCategory)(groups, id, step), id, onPlaced),
    drop: (dragged: Line, target: Line, side: Side) => send(dropped(groups, dragged, target, side), dragged.id),
  };
}

/** For a screen reader: what was moved, and the place that it has now. */
function whereIs(groups: readonly ChannelGroup[], id: string): string {
  const group = groups.find(({ channels }) => channels.some(channel => channel.id === id));
  const siblings = group ? group.channels : groups.flatMap(({ category }) => category ?? []);
  const at = siblings.findIndex(sibling => sibling.id === id);
  const name = siblings[at]?.name ?? '';
  const place = [name, at + 1, siblings.length] as const;
  return group?.category ? s.order.movedIn(...place, group.category.name) : s.order.moved(...place);
}

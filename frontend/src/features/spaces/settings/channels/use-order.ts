import type { Space } from '@parley/contracts/spaces/space';
import { useState } from 'react';
import { useOrderChannels } from '#features/spaces/api/order-channels.ts';
import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';
import { moveCategory, moveChannel, orderOf, type Step } from '#features/spaces/settings/channels/order.ts';
import { keepFocus } from '#features/spaces/settings/move-buttons.tsx';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { toast } from '#ui/toasts.ts';

interface Moved {
  id: string;
  name: string;
}

/** The groups as they are shown, and how lines of them are moved: at once here, then on the platform. */
export function useOrder(space: Space, listed: readonly ChannelGroup[]) {
  const [announcement, announce] = useState('');
  const [wanted, setWanted] = useState<readonly ChannelGroup[] | null>(null);
  const order = useOrderChannels(space.id);
  const groups = wanted ?? listed;

  function send(next: ChannelGroup[] | undefined, { id, name }: Moved, step: Step): void {
    // The platform takes an order of the newest version of the space alone.
    if (!next || order.isPending) return;
    setWanted(next);
    order.mutate(orderOf(next, space.version), {
      onSuccess: () => announce(whereIs(next, id, name)),
      onError: error => toast(errorText(error), { isError: true }),
      onSettled: () => {
        setWanted(null);
        keepFocus(id, step === 1 ? 'down' : 'up');
      },
    });
    keepFocus(id, step === 1 ? 'down' : 'up');
  }
  return {
    groups,
    announcement,
    moveChannel: (moved: Moved, step: Step) => send(moveChannel(groups, moved.id, step), moved, step),
    moveCategory: (moved: Moved, step: Step) => send(moveCategory(groups, moved.id, step), moved, step),
  };
}

function whereIs(groups: readonly ChannelGroup[], id: string, name: string): string {
  const group = groups.find(({ channels }) => channels.some(channel => channel.id === id));
  const ids = group ? group.channels.map(channel => channel.id) : groups.flatMap(({ category }) => category?.id ?? []);
  return st.moved(name, ids.indexOf(id) + 1, ids.length);
}

import type { Channel, Space } from '@parley/contracts/spaces/space';
import { Hash } from 'lucide-react';
import { useMatch } from 'react-router';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { CategoryGroup } from '#features/spaces/channels/category-group.tsx';
import { channelGroups } from '#features/spaces/channels/channel-groups.ts';
import { ChannelItem } from '#features/spaces/channels/channel-item.tsx';
import { favouritesOf, withoutHidden } from '#features/spaces/channels/in-list.ts';
import { DragLines } from '#features/spaces/order/drag-lines.tsx';
import { useOrder } from '#features/spaces/order/use-order.ts';
import { may } from '#features/spaces/permissions.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { Notice } from '#ui/notice.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

/** The channels that the person sees, below their categories. */
export function ChannelList({ space }: { space: Space }) {
  const channels = useChannels(space.id);
  if (!channels.data) {
    if (!channels.isError) return <ChannelPlaceholders />;
    return <LoadFailed title={s.channels.failed} className="flex-1" onRetry={() => void channels.refetch()} />;
  }
  if (channels.data.length === 0 && !may(space.me.permissions, 'manageChannels'))
    return <Notice icon={Hash} title={s.channels.none} hint={s.channels.noneHint} className="flex-1" />;
  return <Groups space={space} channels={channels.data} />;
}

function Groups({ space, channels }: { space: Space; channels: readonly Channel[] }) {
  const current = useMatch('/spaces/:spaceId/channels/:roomId/*')?.params.roomId;
  const places = useChatState(state => state.places);
  const { groups, announcement, step, drop } = useOrder(space, channelGroups(space, channels));
  const isManager = may(space.me.permissions, 'manageChannels');
  const favourites = favouritesOf(channels, places);
  return (
    <>
      <div className="min-h-0 flex-1 space-y-3 overflow-y-auto px-2 py-3">
        {favourites.length > 0 && (
          <div>
            <h2 className="px-2.5 pb-1 text-xs font-semibold text-ink-soft">{p.favourites}</h2>
            <ul className="space-y-0.5">
              {favourites.map(channel => (
                <ChannelItem key={channel.id} channel={channel} isCurrent={channel.id === current} isFolded={false} />
              ))}
            </ul>
          </div>
        )}
        <DragLines isOn={isManager} onDrop={drop}>
          {withoutHidden(groups, places, current).map(group => (
            <CategoryGroup
              key={group.category?.id ?? ''}
              space={space}
              group={group}
              current={current}
              onMove={isManager ? (id, by) => step({ kind: 'item', id }, by) : undefined}
            />
          ))}
        </DragLines>
      </div>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  );
}

export function ChannelPlaceholders() {
  return (
    <div role="status" className="min-h-0 flex-1 space-y-3 px-4 py-5">
      <span className="sr-only">{t.app.loading}</span>
      {['w-1/3', 'w-2/3', 'w-1/2', 'w-3/5', 'w-1/3', 'w-1/2'].map((width, index) => (
        <div key={index} className={`skeleton h-4 ${width}`} />
      ))}
    </div>
  );
}

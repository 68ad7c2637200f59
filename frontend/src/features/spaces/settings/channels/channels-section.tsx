import type { Channel, Space } from '@parley/contracts/spaces/space';
import { FolderPlus, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { channelGroups } from '#features/spaces/channels/channel-groups.ts';
import { DragLines } from '#features/spaces/order/drag-lines.tsx';
import { useOrder } from '#features/spaces/order/use-order.ts';
import { GroupLines } from '#features/spaces/settings/channels/group-lines.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

const CategoryDialog = lazy(() => import('#features/spaces/settings/channels/category-dialog.tsx'));
const CreateChannelDialog = lazy(() => import('#features/spaces/create/create-channel-dialog.tsx'));

/** Categories and channels: their order, and what each of them is. */
export function ChannelsSection({ space }: { space: Space }) {
  const channels = useChannels(space.id);
  if (!channels.data) {
    if (!channels.isError) return <div className="skeleton h-60 w-full" role="status" aria-label={t.app.loading} />;
    return <LoadFailed title={s.channels.failed} onRetry={() => void channels.refetch()} />;
  }
  return <Channels space={space} channels={channels.data} />;
}

function Channels({ space, channels }: { space: Space; channels: readonly Channel[] }) {
  const [creating, setCreating] = useState<'channel' | 'category' | null>(null);
  const { groups, announcement, step, drop } = useOrder(space, channelGroups(space, channels));
  const close = () => setCreating(null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-60 text-sm text-ink-soft">{st.channels.hint}</p>
        <Button variant="secondary" onClick={() => setCreating('category')}>
          <FolderPlus aria-hidden className="size-4" />
          {st.channels.createCategory}
        </Button>
        <Button onClick={() => setCreating('channel')}>
          <Plus aria-hidden className="size-4" />
          {s.channels.create}
        </Button>
      </div>
      <DragLines isOn onDrop={drop}>
        <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
          {groups.map((group, index) => (
            <GroupLines
              key={group.category?.id ?? ''}
              space={space}
              group={group}
              isFirst={index <= 1}
              isLast={index === groups.length - 1}
              onMove={step}
            />
          ))}
        </ul>
      </DragLines>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <Suspense>
        {creating === 'category' && <CategoryDialog space={space} category={null} onClose={close} />}
        {creating === 'channel' && <CreateChannelDialog space={space} category={null} onClose={close} />}
      </Suspense>
    </>
  );
}

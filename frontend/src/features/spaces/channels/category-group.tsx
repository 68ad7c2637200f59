import type { Space } from '@parley/contracts/spaces/space';
import { ChevronRight, Plus } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';
import { ChannelItem } from '#features/spaces/channels/channel-item.tsx';
import { useFolded } from '#features/spaces/channels/use-folded.ts';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import type { Step } from '#features/spaces/order/order.ts';
import { may } from '#features/spaces/permissions.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { cn } from '#ui/cn.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Name } from '#ui/name.tsx';

const CreateChannelDialog = lazy(() => import('#features/spaces/create/create-channel-dialog.tsx'));

export interface CategoryGroupProps {
  space: Space;
  group: ChannelGroup;
  /** The channel that is on the screen. */
  current: string | undefined;
  /** For who may order the channels. */
  onMove?: ((channelId: string, step: Step) => void) | undefined;
}

/** A category that folds, with its channels; those before all categories have no head. */
export function CategoryGroup({ space, group: { category, channels }, current, onMove }: CategoryGroupProps) {
  const listId = useId();
  const headRef = useDragLine('group', category?.id ?? '');
  const [isFolded, toggle] = useFolded(category?.id ?? '');
  const [isCreating, setCreating] = useState(false);
  const isManager = may(space.me.permissions, 'manageChannels');
  if (channels.length === 0 && (!category || !isManager)) return null;
  return (
    <div>
      {category && (
        <div ref={headRef} className={cn('flex items-center gap-1 rounded-lg pe-1', dragLooks)}>
          <h2 className="min-w-0 flex-1">
            <button
              type="button"
              aria-expanded={!isFolded}
              aria-controls={listId}
              onClick={toggle}
              className="flex h-8 w-full items-center gap-1 rounded-lg px-1 text-start text-xs font-semibold text-ink-soft hover:text-ink pointer-coarse:h-10"
            >
              <ChevronRight
                aria-hidden
                className={cn('size-3.5 shrink-0 transition-transform', !isFolded && 'rotate-90')}
              />
              <Name name={category.name} className="min-w-0 truncate" />
            </button>
          </h2>
          {isManager && (
            <IconButton
              label={s.channels.createIn(category.name)}
              size="icon-sm"
              className="text-ink-faint"
              onClick={() => setCreating(true)}
            >
              <Plus aria-hidden className="size-4" />
            </IconButton>
          )}
        </div>
      )}
      <ul id={listId} className="space-y-0.5">
        {channels.map(channel => (
          <ChannelItem
            key={channel.id}
            channel={channel}
            isCurrent={channel.id === current}
            isFolded={category !== null && isFolded}
            onMove={onMove && (step => onMove(channel.id, step))}
          />
        ))}
      </ul>
      <Suspense>
        {isCreating && <CreateChannelDialog space={space} category={category} onClose={() => setCreating(false)} />}
      </Suspense>
    </div>
  );
}

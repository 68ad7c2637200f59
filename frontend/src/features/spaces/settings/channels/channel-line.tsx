import type { Channel, Space } from '@parley/contracts/spaces/space';
import { Hash, Lock, Volume2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import type { Step } from '#features/spaces/order/order.ts';
import { isPrivate } from '#features/spaces/private-channel.ts';
import { DragHandle } from '#features/spaces/settings/channels/drag-handle.tsx';
import { overwritesNow } from '#features/spaces/settings/channels/overwrites-now.ts';
import { MoveButtons } from '#features/spaces/settings/move-buttons.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Button } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';
import { Name } from '#ui/name.tsx';

const ChannelDialog = lazy(() => import('#features/spaces/settings/channels/channel-dialog.tsx'));

export interface ChannelLineProps {
  space: Space;
  channel: Channel;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: Step) => void;
}

export function ChannelLine({ space, channel, isFirst, isLast, onMove }: ChannelLineProps) {
  const [isEditing, setEditing] = useState(false);
  const ref = useDragLine('item', channel.id);
  const Icon = channel.type === 'voice' ? Volume2 : Hash;
  return (
    <li ref={ref} className={cn('flex items-center gap-3 px-4 py-2', !ref && 'ps-6', dragLooks)}>
      {ref && <DragHandle />}
      <Icon aria-hidden className="size-4.5 shrink-0 text-ink-faint" />
      <span className="sr-only">{channel.type === 'voice' ? s.channels.voice : s.channels.text}</span>
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <Name name={channel.name} className="min-w-0 truncate text-sm" />
        {isPrivate(space, overwritesNow(space, channel)) && (
          <span title={st.channels.isPrivate} className="inline-flex text-ink-faint">
            <Lock aria-hidden className="size-3.5" />
            <span className="sr-only">{st.channels.isPrivate}</span>
          </span>
        )}
      </span>
      <MoveButtons
        id={channel.id}
        name={channel.name}
        isFirst={isFirst}
        isLast={isLast}
        onMove={direction => onMove(direction === 'up' ? -1 : 1)}
      />
      <Button variant="secondary" size="sm" aria-label={st.editLabel(channel.name)} onClick={() => setEditing(true)}>
        {st.edit}
      </Button>
      <Suspense>
        {isEditing && <ChannelDialog space={space} channel={channel} onClose={() => setEditing(false)} />}
      </Suspense>
    </li>
  );
}

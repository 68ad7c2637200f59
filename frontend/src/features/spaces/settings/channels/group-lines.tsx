import type { Space } from '@parley/contracts/spaces/space';
import { lazy, Suspense, useState } from 'react';
import type { ChannelGroup } from '#features/spaces/channels/channel-groups.ts';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import type { Line } from '#features/spaces/order/drop.ts';
import type { Step } from '#features/spaces/order/order.ts';
import { ChannelLine } from '#features/spaces/settings/channels/channel-line.tsx';
import { DragHandle } from '#features/spaces/settings/channels/drag-handle.tsx';
import { keepFocus, MoveButtons } from '#features/spaces/settings/move-buttons.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';
import { Name } from '#ui/name.tsx';

const CategoryDialog = lazy(() => import('#features/spaces/settings/channels/category-dialog.tsx'));

export interface GroupLinesProps {
  space: Space;
  group: ChannelGroup;
  /** Among the categories: those without one always stand first. */
  isFirst: boolean;
  isLast: boolean;
  onMove: (line: Line, step: Step, onPlaced: () => void) => void;
}

/** A category and its channels, one line each. */
export function GroupLines(props: GroupLinesProps) {
  const { space, group, isFirst, isLast, onMove } = props;
  const { category, channels } = group;
  const headRef = useDragLine('group', category?.id ?? '');
  const [isEditing, setEditing] = useState(false);
  // The last channel of a space can leave its category only downwards, where there is another one.
  const isLastOf = (index: number) => isLast && index === channels.length - 1;
  const isFirstOf = (index: number) => category === null && index === 0;
  const move = (kind: Line['kind'], id: string, step: Step) =>
    onMove({ kind, id }, step, () => keepFocus(id, step === 1 ? 'down' : 'up'));
  if (!category && channels.length === 0) return null;
  return (
    <>
      <li ref={headRef} className={cn('flex items-center gap-3 bg-hover px-4 py-2 first:rounded-t-2xl', dragLooks)}>
        {category && headRef && <DragHandle />}
        <h3 className="min-w-0 flex-1 text-sm font-semibold">
          <Name name={category?.name ?? st.channels.withoutCategory} className="block truncate" />
        </h3>
        {category && (
          <>
            <MoveButtons
              id={category.id}
              name={category.name}
              isFirst={isFirst}
              isLast={isLast}
              onMove={direction => move('group', category.id, direction === 'up' ? -1 : 1)}
            />
            <Button
              variant="secondary"
              size="sm"
              aria-label={st.editLabel(category.name)}
              onClick={() => setEditing(true)}
            >
              {st.edit}
            </Button>
            <Suspense>
              {isEditing && <CategoryDialog space={space} category={category} onClose={() => setEditing(false)} />}
            </Suspense>
          </>
        )}
      </li>
      {channels.length === 0 && <li className="px-4 py-3 text-sm text-ink-faint">{st.channels.empty}</li>}
      {channels.map((channel, index) => (
        <ChannelLine
          key={channel.id}
          space={space}
          channel={channel}
          isFirst={isFirstOf(index)}
          isLast={isLastOf(index)}
          onMove={step => move('item', channel.id, step)}
        />
      ))}
    </>
  );
}

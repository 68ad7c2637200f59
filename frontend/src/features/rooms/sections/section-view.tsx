import type { Section } from '@parley/contracts/places/section';
import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useMatch } from 'react-router';
import { useReplaceSections } from '#features/places/api/replace-sections.ts';
import { changed } from '#features/places/sections/change-sections.ts';
import { DraggedRows } from '#features/rooms/sections/dragged-rows.tsx';
import { SectionMenu } from '#features/rooms/sections/section-menu.tsx';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import { isMarkedUnread, isMuted } from '#lib/chat/places.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { cn } from '#ui/cn.ts';
import { Name } from '#ui/name.tsx';

export interface SectionViewProps {
  section: Section;
  rooms: readonly RoomState[];
  onMove: (id: string, step: -1 | 1) => void;
  onCreate: () => void;
}

/** An own section. Folded, it shows what is on the screen and what has something new. */
export function SectionView({ section, rooms, onMove, onCreate }: SectionViewProps) {
  const { id, name, collapsed } = section;
  const listId = useId();
  const ref = useDragLine('group', id);
  const { store } = useChat();
  const replace = useReplaceSections();
  const current = useMatch('/rooms/:roomId/*')?.params.roomId;
  const places = useChatState(state => state.places);
  const isShown = (room: RoomState) =>
    room.id === current ||
    (!isMuted({ places }, room.id) && (room.unreadState.count > 0 || isMarkedUnread({ places }, room.id)));
  const fold = () => replace.mutate(changed(store.getState().sections, id, { collapsed: !collapsed }));
  return (
    <div ref={ref} className={cn('rounded-lg pt-2', dragLooks)}>
      <div className="group flex items-center gap-1 rounded-lg pe-1">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={!collapsed}
            aria-controls={listId}
            onClick={fold}
            className="flex h-8 w-full items-center gap-1 rounded-lg px-1 text-start text-xs font-semibold text-ink-soft hover:text-ink pointer-coarse:h-11"
          >
            <ChevronRight
              aria-hidden
              className={cn('size-3.5 shrink-0 transition-transform', !collapsed && 'rotate-90')}
            />
            <Name name={name} className="min-w-0 truncate" />
          </button>
        </h2>
        <SectionMenu section={section} onMove={step => onMove(id, step)} onCreate={onCreate} />
      </div>
      {!collapsed && rooms.length === 0 && <p className="px-2.5 py-2 text-[13px] text-ink-faint">{p.sections.empty}</p>}
      <DraggedRows id={listId} rooms={collapsed ? rooms.filter(isShown) : rooms} />
    </div>
  );
}

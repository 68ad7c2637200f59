import { DraggedRows } from '#features/rooms/sections/dragged-rows.tsx';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { cn } from '#ui/cn.ts';

/** The conversations that stand in no section; what is dropped here leaves its own. */
export function Loose({ rooms }: { rooms: readonly RoomState[] }) {
  const ref = useDragLine('group', '');
  return (
    <div ref={ref} className={cn('rounded-lg', dragLooks)}>
      <h2 className="px-2.5 pt-3 pb-1 text-xs font-semibold text-ink-soft">{t.rooms.title}</h2>
      <DraggedRows rooms={rooms} />
    </div>
  );
}

import { RoomItem } from '#features/rooms/room-item.tsx';
import { dragLooks, useDragLine } from '#features/spaces/order/drag-lines.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { cn } from '#ui/cn.ts';
import { RowBoundary } from '#ui/row-boundary.tsx';

/** Conversations that are dragged into a section. */
export function DraggedRows({ rooms, id }: { rooms: readonly RoomState[]; id?: string }) {
  return (
    <ul id={id}>
      {rooms.map(room => (
        <Row key={room.id} room={room} />
      ))}
    </ul>
  );
}

function Row({ room }: { room: RoomState }) {
  const ref = useDragLine('item', room.id);
  return (
    <li ref={ref} className={cn('rounded-xl', dragLooks)}>
      <RowBoundary of={room}>
        <RoomItem room={room} />
      </RowBoundary>
    </li>
  );
}

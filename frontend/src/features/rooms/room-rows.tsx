import { RoomItem } from '#features/rooms/room-item.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { RowBoundary } from '#ui/row-boundary.tsx';

/** Conversations, one below the other; one that cannot be shown leaves the others there. */
export function RoomRows({ rooms, label }: { rooms: readonly RoomState[]; label?: string }) {
  return (
    <ul aria-label={label}>
      {rooms.map(room => (
        <li key={room.id}>
          <RowBoundary of={room}>
            <RoomItem room={room} />
          </RowBoundary>
        </li>
      ))}
    </ul>
  );
}

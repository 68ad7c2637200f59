import { FoldedRooms } from '#features/rooms/folded-rooms.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { p } from '#lib/i18n/places-texts.ts';

/** What was archived, folded below the conversations. */
export default function Archived({ rooms }: { rooms: readonly RoomState[] }) {
  const title = p.archiveTitle(rooms.length);
  return (
    <div className="border-t border-line pt-2">
      <FoldedRooms rooms={rooms} title={title} label={title} />
    </div>
  );
}

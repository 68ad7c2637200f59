import { FoldedRooms } from '#features/rooms/folded-rooms.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { p } from '#lib/i18n/people-texts.ts';

/** What strangers wrote, folded above the conversations until it is wanted. */
export default function Requests({ rooms }: { rooms: readonly RoomState[] }) {
  return (
    <div className="border-b border-line">
      <FoldedRooms rooms={rooms} title={p.request.count(rooms.length)} label={p.request.title} />
    </div>
  );
}

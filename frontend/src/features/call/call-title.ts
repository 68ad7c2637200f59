import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { roomName } from '#lib/react/room-names.ts';

/** "Call in Design", "Call with Mira". */
export function callTitle(room: RoomState): string {
  return room.kind === 'dm' ? c.with(roomName(room)) : c.inRoom(roomName(room));
}
